package io.pennypost.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressListTest {
    @Test
    void readsSeveralAndFlattensGroups() {
        var list = AddressList.parse("Ann <a@example.com>, \"B, C\" <b@example.com>, A Group:Ed <ed@example.net>,"
                + "joe@example.org;, , d@example.com");

        assertEquals(
                "[a@example.com, b@example.com, ed@example.net, joe@example.org, d@example.com]",
                list.addresses().toString());
        assertEquals(List.of(), list.faults());
    }

    /// RFC 5322 Appendix A.6.1 and A.5.
    @Test
    void takesObsoleteSpacing() {
        var list = AddressList.parse(
                "Joe Q. Public <john.q.public@example.com>, Mary Smith <@machine.tld:mary@example.net>, , "
                        + "jdoe@test   . example");

        assertEquals(
                "[john.q.public@example.com, mary@example.net, jdoe@test.example]",
                list.addresses().toString());
    }

    @Test
    void undisclosedRecipientsAreNobody() {
        var list = AddressList.parse("undisclosed-recipients:;");

        assertEquals(new AddressList(List.of(), List.of()), list);
    }

    @Test
    void tellsWhatIsNoAddress() {
        var list = AddressList.parse("nobody, a@example.com");

        assertEquals(List.of("nobody"), list.faults());
        assertEquals("[a@example.com]", list.addresses().toString());
    }
}
