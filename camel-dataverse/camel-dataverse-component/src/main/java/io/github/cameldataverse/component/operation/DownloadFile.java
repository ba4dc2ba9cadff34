// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.component.operation;

import io.github.cameldataverse.client.files.FileDownload;
import io.github.cameldataverse.component.operation.OperationResult.Fact;

/** Downloads the file or image in a column of the named row; the body is a stream, closed with the exchange. */
final class DownloadFile implements Operation {
    @Override
    public OperationResult execute(OperationRequest request) {
        FileAddress address = FileAddress.of(request, "downloadFile");
        FileDownload download = address.file().download();
        return address.with(OperationResult.of(download.content()))
                .with(Fact.FileName, download.name())
                .with(Fact.FileLength, download.size() < 0 ? null : download.size())
                .with(Fact.ContentType, download.mimeType());
    }
}
