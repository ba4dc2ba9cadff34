// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.route.file;

import java.util.List;

import io.github.cameldataverse.emulator.call.Environment;
import io.github.cameldataverse.emulator.call.Route;
import io.github.cameldataverse.emulator.call.WebApiRequest;

/** The list of the requests on files and images, in the order in which they are asked. */
public final class FileRoutes {

    private FileRoutes() {}

    /** A route for each request on files of this environment. */
    public static List<Route<WebApiRequest>> all(Environment environment) {
        return List.of(
                new StartChunksRoute(environment),
                new UploadChunkRoute(environment),
                new UploadFileRoute(environment),
                new DownloadFileRoute(environment),
                new ClearFileRoute(environment),
                new InitializeUploadRoute(environment),
                new UploadBlockRoute(environment),
                new CommitUploadRoute(environment),
                new InitializeDownloadRoute(environment),
                new DownloadBlockRoute(environment),
                new DeleteFileRoute(environment));
    }
}
