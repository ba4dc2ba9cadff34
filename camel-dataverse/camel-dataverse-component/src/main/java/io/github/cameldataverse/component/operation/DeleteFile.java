// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

/** Deletes the file or image in a column of the named row; the message keeps its body. */
final class DeleteFile implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        FileAddress address = FileAddress.of(request, "deleteFile");
        address.file().delete();
        return address.with(OperationResult.of(null));
    }
}
