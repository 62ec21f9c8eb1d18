package io.pennypost.neighbor.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The operators of filter policies, over a body and over attributes.
final class FilterMatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":["x"]}                                    | {"a":"x"}                     | true
            {"a":["x"]}                                    | {"a":"X"}                     | false
            {"a":["x","y"],"b":[1]}                        | {"a":"y","b":1.0}             | true
            {"a":["x"],"b":[1]}                            | {"a":"x"}                     | false
            {"a":[{"prefix":"ab"}]}                        | {"a":"abc"}                   | true
            {"a":[{"suffix":"bc"}]}                        | {"a":"abc"}                   | true
            {"a":[{"wildcard":"a*c*e"}]}                   | {"a":"abcde"}                 | true
            {"a":[{"wildcard":"a*a"}]}                     | {"a":"a"}                     | false
            {"a":[{"equals-ignore-case":"ABC"}]}           | {"a":"abc"}                   | true
            {"a":[{"anything-but":["x",1]}]}               | {"a":"y"}                     | true
            {"a":[{"anything-but":["x",1]}]}               | {"a":1}                       | false
            {"a":[{"anything-but":{"prefix":"x"}}]}        | {"a":"xy"}                    | false
            {"a":[{"anything-but":["x"]}]}                 | {}                            | false
            {"a":[{"numeric":[">",1,"<=",2]}]}             | {"a":2}                       | true
            {"a":[{"numeric":[">",1,"<=",2]}]}             | {"a":1}                       | false
            {"a":[{"numeric":["=",3]}]}                    | {"a":"3"}                     | false
            {"a":[{"cidr":"192.0.2.0/25"}]}                | {"a":"192.0.2.9"}             | true
            {"a":[{"cidr":"192.0.2.0/25"}]}                | {"a":"192.0.2.200"}           | false
            {"a":[{"exists":true}]}                        | {"a":null}                    | true
            {"a":[{"exists":false}]}                       | {"b":1}                       | true
            {"a":[null,true]}                              | {"a":true}                    | true
            {"$or":[{"a":["x"]},{"b":["y"]}]}              | {"b":"y"}                     | true
            {"$or":[{"a":["x"]},{"b":["y"]}]}              | {"b":"z"}                     | false
            {"m":{"t":{"c":["one"]}}}                      | {"m":{"t":{"c":["no","one"]}}}| true
            {"m":{"t":["x"]}}                              | {"m":[{"t":"x"},{"t":"y"}]}   | true
            {"a":["x"]}                                    | no JSON                       | false
            """)
    void aBodyPassesByItsValues(String policy, String body, boolean passes) {
        assertEquals(passes, FilterMatch.byBody(Json.parseMembers(policy).orElseThrow(), body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":["x"]}               | String       | x          | true
            {"a":["x"]}               | String.Array | ["w","x"]  | true
            {"a":[{"numeric":["<",9]}]} | Number     | 8.5        | true
            {"a":["8"]}               | Number       | 8          | false
            {"a":["eA=="]}            | Binary       | eA==       | false
            {"b":[{"exists":false}]}  | String       | x          | true
            """)
    void attributesPassByTheirType(String policy, String type, String value, boolean passes) {
        var attributes = List.of(new MessageAttribute("a", type, value));

        assertEquals(passes, FilterMatch.byAttributes(Json.parseMembers(policy).orElseThrow(), attributes));
    }
}
