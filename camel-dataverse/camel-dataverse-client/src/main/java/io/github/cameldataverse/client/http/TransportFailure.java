// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.cameldataverse.client.model.AmbiguousOutcomeException;
import io.github.cameldataverse.client.model.DataverseException;
import io.github.cameldataverse.client.model.TransportException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Turns a network that fails into the exception that says whether the call may have been carried out. */
final class TransportFailure {
    private TransportFailure() {}

    /**
     * A call that got no answer.
     *
     * @param what what happened, in words
     * @param mayHaveBeenDone whether the whole request may have reached the service
     */
    static DataverseException ofSending(HttpCall call, String what, boolean mayHaveBeenDone, Throwable cause) {
        String host = call.uri().getScheme() + "://" + call.uri().getAuthority();
        if (call.isRepeatable() || !mayHaveBeenDone) {
            return new TransportException(
                    call.label() + " got no answer from " + host + ": " + what
                            + ". Check the URL, the network and the certificate of the server, and try again.",
                    HttpPipeline.unanswered(call),
                    cause);
        }
        return new AmbiguousOutcomeException(
                call.label() + " was sent to " + host + ", but no answer came: " + what
                        + ". It may or may not have been carried out; look the row up before you send it again.",
                HttpPipeline.unanswered(call),
                cause);
    }

    /** A call whose answer broke off, or made no sense, while its body was read. */
    static DataverseException ofReading(HttpCall call, IOException cause) {
        String what = "The answer to " + call.label() + " broke off: " + reason(cause) + ". ";
        if (call.isRepeatable()) {
            return new TransportException(
                    what + "Nothing of it counts as read to the end; read it again.",
                    HttpPipeline.unanswered(call),
                    cause);
        }
        return new AmbiguousOutcomeException(
                what + "Dataverse has carried the request out; look the row up, do not send it again.",
                HttpPipeline.unanswered(call),
                cause);
    }

    /** Whether the network broke an answer off, which may pass, and not its content, which will come again. */
    static boolean brokeOff(IOException failure) {
        return failure instanceof SocketException
                || failure instanceof SSLException
                || failure instanceof EOFException
                || failure instanceof ConnectionClosedException
                || failure instanceof MalformedChunkCodingException
                || failure instanceof ZipException
                || failure instanceof JsonEOFException;
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }
}
