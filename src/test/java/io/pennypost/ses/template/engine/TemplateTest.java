package io.pennypost.ses.template.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the template language says and what it refuses.
class TemplateTest {
    private static final int LENGTH_MAX = 100_000;

    private static String render(String template, String json) {
        try {
            return Template.parse(template).render(RenderingData.parse(json), LENGTH_MAX);
        } catch (MalformedTemplate | MalformedData | RenderingFailure e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static RenderingFailure failure(String template, String json) {
        return assertThrows(
                RenderingFailure.class, () -> Template.parse(template).render(RenderingData.parse(json), LENGTH_MAX));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "Dear {{name}}, § {'name':'Ann'} § Dear Ann,",
                "{{ name }}{{{name}}}{{&name}} § {'name':'<b>&'} § <b>&<b>&<b>&",
                "{{a.b.c}}/{{a/b/c}} § {'a':{'b':{'c':1}}} § 1/1",
                "{{list.[1]}} {{list.0}} {{list.length}} § {'list':['x','y']} § y x 2",
                "{{a.[b c]}} § {'a':{'b c':'d'}} § d",
                "{{n}} {{d}} {{b}} {{e}} § {'n':1,'d':19.90,'b':false,'e':''} § `1 19.90 false `",
                "{{list}} {{map}} § {'list':[1,[2]],'map':{'a':1,'b':2}} § [1, [2]] {a=1, b=2}",
                "{{! no }}a{{!-- {{no}} --}}b § {} § ab",
                "\\{{name}} }} § {} § {{name}} }}",
                "{{amazonSESUnsubscribeUrl}} § {} § {{amazonSESUnsubscribeUrl}}",
                "{{ ses:openTracker }} § {} § {{ses:openTracker}}"
            })
    void variablesAreShownWithoutEscaping(String template, String json, String expected) {
        assertEquals(expected, render(template, json.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'x':null}", "{'x':false}", "{'x':0}", "{'x':0.0}", "{'x':''}", "{'x':[]}"})
    void whatIsMissingOrEmptyIsFalse(String json) {
        var template = "{{#if x}}yes{{else}}no{{/if}} {{#unless x}}no{{/unless}} {{^x}}no{{/x}} {{#x}}yes{{/x}}";

        assertEquals("no no no ", render(template, json.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'x':true}", "{'x':1}", "{'x':0.5}", "{'x':' '}", "{'x':[0]}", "{'x':{}}"})
    void whatIsThereIsTrue(String json) {
        assertEquals("yes", render("{{#if x}}yes{{else}}no{{/if}}", json.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "{{#each l}}{{this}}{{@index}} {{/each}} § {'l':['a','b']} § `a0 b1 `",
                "{{#each l}}{{n}}{{#unless @last}}, {{/unless}}{{/each}} § {'l':[{'n':1},{'n':2}]} § 1, 2",
                "{{#each l}}{{#if @first}}>{{/if}}{{.}}{{/each}} § {'l':[1,2]} § >12",
                "{{#each m}}{{@key}}={{this}};{{/each}} § {'m':{'a':1,'b':2}} § a=1;b=2;",
                "{{#each l}}x{{else}}none{{/each}} § {'l':[]} § none",
                "{{#each l}}x{{else}}none{{/each}} § {} § none",
                "{{#each l}}{{name}} {{../name}} {{/each}} § {'name':'o','l':[{'name':'i'},{}]} § `i o o o `",
                "{{#each l}}{{#each this}}{{@../index}}{{@index}} {{/each}}{{/each}} § {'l':[[1,1],[1]]} § `00 01 10 `",
                "{{#each l as |item i|}}{{i}}{{item.n}} {{/each}} § {'l':[{'n':'a'},{'n':'b'}]} § `0a 1b `",
                "{{#with a}}{{b}}{{../c}}{{@root.c}}{{/with}} § {'a':{'b':1},'c':2} § 122",
                "{{#with a}}x{{else}}none{{/with}} § {} § none",
                "{{#with a as |v|}}{{v.b}}{{/with}} § {'a':{'b':1}} § 1",
                "{{#l}}{{n}}{{/l}}{{#m}}{{n}}{{/m}}{{#t}}{{o}}{{/t}} § {'l':[{'n':1},{'n':2}],'m':{'n':3},'t':true,'o':4} § 1234",
                "{{#if a}}A{{else if b}}B{{else}}C{{/if}} § {'b':1} § B",
                "{{#if a}}A{{else if b}}B{{else}}C{{/if}} § {} § C",
                "{{#if a}}A{{^}}C{{/if}} § {} § C",
                "{{lookup m k}}{{#with (lookup m k)}}{{this}}{{/with}} § {'m':{'a':1},'k':'a'} § 11",
                "{{lookup l 1}} § {'l':['a','b']} § b"
            })
    void blocksChooseAndRepeat(String template, String json, String expected) {
        assertEquals(expected, render(template, json.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "{{#* inline `full`}}{{f}}{{#if l}} {{l}}{{/if}}{{/inline}}Dear {{> full}}, § {'f':'A','l':'B'} § Dear A B,",
                "{{> p}}{{#*inline `p`}}late{{/inline}} § {} § late",
                "{{#* inline 'p'}}{{n}}{{/inline}}{{> p a}} § {'n':1,'a':{'n':2}} § 2",
                "{{#* inline 'p'}}{{n}}{{m}}{{/inline}}{{> p m='x'}} § {'n':1} § 1x",
                "{{#* inline 'p'}}a{{/inline}}{{#if t}}{{#* inline 'p'}}b{{/inline}}{{> p}}{{/if}}{{> p}} § {'t':true} § ba",
                "{{#* inline 'p'}}{{v}}{{#each c}}{{> p}}{{/each}}{{/inline}}{{> p}} § {'v':1,'c':[{'v':2,'c':[]}]} § 12"
            })
    void inlinePartialsAreCalled(String template, String json, String expected) {
        assertEquals(expected, render(template.replace('`', '"'), json.replace('\'', '"')));
    }

    @Test
    void tildesTakeSpaceAway() {
        assertEquals("a1b2c", render("a \n {{~x~}} \t b {{~{y}~}} c{{~! gone ~}} ", "{\"x\":1,\"y\":2}"));
        assertEquals("a  b", render("a {{#if x}}{{/if}} b", "{}"));
    }

    @Test
    void linesOfTagsStay() {
        assertEquals("a\n\nb\n\n", render("a\n{{#if x}}\nb\n{{/if}}\n", "{\"x\":1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "{{x}} § x",
                "{{ a.b }} § a.b",
                "{{{x}}} § x",
                "{{#each l}}{{y}}{{/each}} § y",
                "{{this.x}} § this.x",
                "{{@index}} § @index",
                "{{n}} § n"
            })
    void aMissingVariableIsNamed(String template, String name) {
        var failure = failure(template, "{\"l\":[{}],\"n\":null}");

        assertEquals(RenderingFailure.Kind.MISSING_ATTRIBUTE, failure.kind());
        assertEquals("Attribute '" + name + "' is not present in the rendering data.", failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{x",
                "{{x}",
                "{{{x}}",
                "{{#if x}}",
                "{{/if}}",
                "{{#if x}}{{/each}}",
                "{{else}}",
                "{{#if}}{{/if}}",
                "{{#if x}}{{else}}{{else}}{{/if}}",
                "{{format x}}",
                "{{#repeat x 2}}{{/repeat}}",
                "{{> p}}",
                "{{> 'p.html'}}",
                "{{#> p}}{{/p}}",
                "{{{{raw}}}}{{{{/raw}}}}",
                "{{=<% %>=}}",
                "{{!-- never ends }}",
                "{{}}",
                "{{a..b}}",
                "{{a.}}",
                "{{1}}",
                "{{'x'}}",
                "{{true}}",
                "{{x y=1}}",
                "{{#* inline p}}{{/inline}}",
                "{{#* other 'p'}}{{/other}}",
                "{{'x}}",
                "{{a.[b}}",
                "{{#each l as |x}}{{/each}}",
                "{{(lookup a b}}",
                "{{(f a)}}",
                "{{@}}",
                "{{#x}}{{/y}}",
                "{{*x}}"
            })
    void whatIsNotUnderstoodIsRefused(String template) {
        assertThrows(MalformedTemplate.class, () -> Template.parse(template));
    }

    @Test
    void theLineOfAMistakeIsTold() {
        var malformed = assertThrows(MalformedTemplate.class, () -> Template.parse("a\nb\n{{#if x}}"));

        assertEquals("'if' is not closed (line 3)", malformed.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "\"x\"", "{", "{} {}", "{'a':1}", "{\"a\":}"})
    void dataIsOneJsonObject(String json) {
        assertThrows(MalformedData.class, () -> RenderingData.parse(json));
    }

    @Test
    void membersAreReplacedAsAWhole() throws Exception {
        var data =
                RenderingData.parse("{\"a\":{\"b\":1},\"c\":2}").overlaidWith(RenderingData.parse("{\"a\":{\"d\":3}}"));

        assertEquals("{a={d=3}, c=2}", Template.parse("{{this}}").render(data, LENGTH_MAX));
    }

    @Test
    void endlessRecursionEnds() {
        var failure = failure("{{#* inline 'p'}}{{> p}}{{/inline}}{{> p}}", "{}");

        assertEquals(RenderingFailure.Kind.OUT_OF_BOUNDS, failure.kind());
    }

    @Test
    void outputAndStepsAreBounded() {
        var items = "1,".repeat(999) + "1";
        var json = "{\"l\":[" + items + "],\"s\":\"" + "x".repeat(1000) + "\"}";

        assertTrue(failure("{{#each l}}{{s}}{{/each}}", json).reason().contains("100000 characters"));
        assertTrue(failure("{{#each l}}{{#each ../l}}{{#each ../../l}}{{/each}}{{/each}}{{/each}}", json)
                .reason()
                .contains("steps"));
    }

    @Test
    void depthIsBounded() {
        assertThrows(MalformedTemplate.class, () -> Template.parse("{{#if x}}".repeat(101) + "{{/if}}".repeat(101)));
        assertEquals("", render("{{#if x}}".repeat(100) + "{{/if}}".repeat(100), "{}"));
        assertThrows(MalformedData.class, () -> RenderingData.parse("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}"));
    }
}
