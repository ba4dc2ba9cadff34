// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.emulator.definition;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameldataverse.emulator.odata.JsonText;

/** Labels in English, and the ids of definitions. Source: pages "Label complex type", "LocalizedLabel complex type". */
final class Labels {

    private static final int ENGLISH = 1033;

    private Labels() {}

    /** A label; without any text for the empty text. */
    static ObjectNode of(String text, String owner) {
        ObjectNode target = JsonText.object();
        if (text.isEmpty()) {
            target.putArray("LocalizedLabels");
            return target.putNull("UserLocalizedLabel");
        }
        ObjectNode label = JsonText.object();
        label.put("Label", text).put("LanguageCode", ENGLISH).put("IsManaged", true);
        label.put("MetadataId", id(owner + "/label")).putNull("HasChanged");
        target.putArray("LocalizedLabels").add(label);
        target.set("UserLocalizedLabel", label);
        return target;
    }

    /** The id of a definition, the same in every environment. */
    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A property that an administrator could lock. */
    static ObjectNode managed(boolean value, String name) {
        return JsonText.object().put("Value", value).put("CanBeChanged", true).put("ManagedPropertyLogicalName", name);
    }
}
