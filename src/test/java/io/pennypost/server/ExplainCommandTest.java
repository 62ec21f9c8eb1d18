package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.report.SampleReports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
    private static final String NAMES =
            "file\tkind\trecipient\tstatus\treply\tclass\tbounceType\tbounceSubType\tfeedbackType\trule";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void mails() throws IOException {
        Files.createDirectory(folder.resolve("deep"));
        write("a.eml", SampleReports.DSN);
        write("b.eml", SampleReports.ARF);
        write("c.eml", SampleReports.VACATION);
        write("deep/d.eml", SampleReports.QUOTING_REPLY);
        write("deep/e.eml", SampleReports.CHALLENGE);
        write("deep/note.txt", SampleReports.DSN);
    }

    @Test
    void aFolderIsATableWithARowForEachRecipient() {
        assertEquals(0, run("explain", "bounce", folder.toString(), "--output", "tsv"));

        assertEquals(
                String.join(
                        "\n",
                        NAMES,
                        "a.eml\tbounce\tann@example.org\t5.1.1\t550\tunknown-user\tPermanent\tGeneral\t\tgeneral.16",
                        "a.eml\tdelay\tbob@example.org\t4.2.2\t452\tmailbox-full\t\t\t\tgeneral.33",
                        "b.eml\tcomplaint\tann@example.org\t\t\t\t\t\tabuse\tarf",
                        "c.eml\tautoreply\t\t\t\t\t\t\t\tAuto-Submitted: auto-replied",
                        "deep/d.eml\tnone\t\t\t\t\t\t\t\tnot a report",
                        "deep/e.eml\tchallenge\t\t\t\t\t\t\t\tSubject and text",
                        ""),
                out.toString());
    }

    @Test
    void aFileIsExplainedToPeople() {
        assertEquals(0, run("explain", "bounce", folder.resolve("a.eml").toString()));

        var text = out.toString();
        assertTrue(text.startsWith("a.eml"), text);
        assertTrue(text.contains("bounce of ann@example.org"), text);
        assertTrue(text.contains("bounce: Permanent/General"), text);
        assertTrue(text.contains("because: general.16 found \"user unknown\""), text);
    }

    @Test
    void jsonIsOneDocument() {
        assertEquals(0, run("explain", "bounce", folder.toString(), "--output", "json"));

        var rows = Json.parse(out.toString()).items();
        assertEquals(6, rows.size(), out.toString());
        assertEquals("unknown-user", rows.get(0).at("class").text());
        assertEquals("abuse", rows.get(2).at("feedbackType").text());
    }

    @Test
    void whatStrangersWroteMakesNeitherColumnsNorLines() throws IOException {
        write("b.eml", SampleReports.ARF.replace("Feedback-Type: Abuse", "Feedback-Type: a\tb\u001b[2J"));

        assertEquals(0, run("explain", "bounce", folder.resolve("b.eml").toString(), "--output", "tsv"));

        assertEquals(2, out.toString().lines().count());
        assertTrue(out.toString().lines().allMatch(line -> line.split("\t", -1).length == 10), out.toString());
        assertTrue(out.toString().indexOf('\u001b') < 0);
    }

    @Test
    void aMissingFileFails() {
        assertEquals(1, run("explain", "bounce", folder.resolve("none.eml").toString()));
        assertTrue(err.toString().contains("none.eml"), err.toString());
    }

    @Test
    void anUnknownFormatAndAMissingCommandAreWrongUsage() {
        assertEquals(2, run("explain", "bounce", folder.toString(), "--output", "xml"));
        assertEquals(2, run("explain"));
        assertEquals(2, run("explain", "bounce"));
    }

    private void write(String name, String mail) throws IOException {
        Files.write(folder.resolve(name), SampleReports.octets(mail));
    }

    private int run(String... args) {
        return new Main(Optional.empty()).run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
