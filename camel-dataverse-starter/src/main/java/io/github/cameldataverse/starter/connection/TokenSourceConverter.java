// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.starter.connection;

import io.github.cameldataverse.client.auth.TokenSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.convert.converter.Converter;

/**
 * Turns {@code token-source: "#name"} into the bean of that name. The bean itself is asked for with the first token, since
 * properties are bound before most beans can be made.
 */
final class TokenSourceConverter implements Converter<String, TokenSource> {
    private final BeanFactory beans;

    TokenSourceConverter(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public TokenSource convert(String reference) {
        String name = reference.strip().replaceFirst("^#(bean:)?", "");
        if (!beans.containsBean(name)) {
            throw new IllegalArgumentException(
                    "There is no bean named '" + name + "'. Give the name of a TokenSource bean," + " such as #"
                            + (name.isEmpty() ? "tokens" : name) + ", and define that bean.");
        }
        return rejected -> beans.getBean(name, TokenSource.class).token(rejected);
    }
}
