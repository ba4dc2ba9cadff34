// SPDX-License-Identifier: Apache-2.0
package io.github.cameldataverse.client.odata;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueryTest {
    @Test
    void optionsAreEncodedOnce() {
        Query query = Query.ALL
                .withSelect(List.of("name", "creditlimit"))
                .withFilter("name eq 'O''Brian & Söhne + 50%'")
                .withOrderBy("name desc")
                .withTop(3);
        assertThat(query.toQueryString())
                .isEqualTo("?$select=name,creditlimit"
                        + "&$filter=name%20eq%20'O''Brian%20%26%20S%C3%B6hne%20%2B%2050%25'"
                        + "&$orderby=name%20desc&$top=3");
    }

    @Test
    void aQueryWithoutOptionsIsEmpty() {
        assertThat(Query.ALL.toQueryString()).isEmpty();
        assertThat(Query.ALL.preferences()).isEmpty();
    }

    @Test
    void aPageSizeIsLeftOutBesideTopWhichTheServiceWouldIgnore() {
        assertThat(Query.ALL.withPageSize(50).preferences()).containsExactly("odata.maxpagesize=50");
        assertThat(Query.ALL.withPageSize(50).withTop(3).preferences()).isEmpty();
    }

    @Test
    void sizesThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> Query.ALL.withPageSize(5001)).hasMessageContaining("1 to 5000");
        assertThatThrownBy(() -> Query.ALL.withTop(-1)).hasMessageContaining("top is -1");
    }
}
