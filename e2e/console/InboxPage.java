import java.nio.file.Path;

/// The inbox in a real browser: `java e2e/console/InboxPage.java <base url> [picture.png [dark|light]]`.
///
/// The inbox must hold at least two messages, the newest with HTML; one is deleted. Fails on any script error, failed
/// request or violation of the page's policy. With a picture's name it changes nothing and takes the README's picture.
void main(String[] arguments) throws Exception {
    try (var browser = Browser.start(1280, 800)) {
        if (arguments.length > 1) {
            browser.dark(arguments.length > 2 && arguments[2].equals("dark"));
            takePicture(browser, arguments[0], Path.of(arguments[1]));
        } else {
            walkThrough(browser, arguments[0]);
        }
        if (!browser.complaints().isEmpty()) {
            throw new AssertionError("The page complained: " + String.join("\n", browser.complaints()));
        }
    }
}

private static final String FRAME = "document.querySelector('iframe')?.contentDocument?.body?.childElementCount > 0";

private static void takePicture(Browser browser, String url, Path file) throws Exception {
    browser.open(url);
    browser.until("document.querySelectorAll('.row').length > 0");
    browser.press("j");
    browser.until(FRAME);
    Thread.sleep(300); // for the picture only: transitions come to rest; no check depends on it
    browser.picture(file);
}

private static void walkThrough(Browser browser, String url) throws Exception {
    browser.open(url);
    browser.until("document.querySelectorAll('.row').length > 1");
    browser.until("document.querySelector('.live').textContent === 'Live'");
    browser.until("/^\\(\\d/.test(document.title)");

    // The newest message, its HTML in a frame that cannot run scripts.
    browser.press("j");
    browser.until("document.querySelector('.row').getAttribute('aria-selected') === 'true'");
    browser.until(FRAME);
    browser.until("!document.querySelector('iframe').sandbox.contains('allow-scripts')");

    // Each tab shows something.
    for (var tab : new String[] {"headers", "source", "delivery"}) {
        browser.eval("document.querySelector('#tab-" + tab + "').click()");
        browser.until("document.querySelector('.panel-" + tab + "')?.textContent.trim().length > 10");
    }

    // Searching narrows, and Escape clears.
    browser.press("/");
    browser.type("no-such-message");
    browser.until("document.querySelectorAll('.row').length === 0");
    browser.press("Escape");
    browser.until("document.querySelectorAll('.row').length > 1");
    browser.press("Escape");

    browser.until(FRAME);

    // Deleting comes back over the live stream, and the next message is chosen.
    browser.eval("window.gone = document.querySelector('.row[aria-selected=true]').id");
    browser.press("Delete");
    browser.until("!document.getElementById(gone) && document.querySelector('.row[aria-selected=true]')");

    // A narrow window shows one thing at a time.
    browser.size(400, 800);
    browser.until("getComputedStyle(document.querySelector('nav')).display === 'none'");
    browser.until("document.documentElement.scrollWidth <= 400");
}
