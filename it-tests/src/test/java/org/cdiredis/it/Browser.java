package org.cdiredis.it;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A Chromium without a window, as the operating system's packages install it. */
final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts the browser; the test ends as skipped where there is none.
     *
     * @param profile an empty directory for what the browser keeps
     */
    static Browser start(Path profile) {
        // Both are named, so that Selenium has nothing to look for in the Internet.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver"))
                .build();
        ChromeOptions options = new ChromeOptions()
                .setBinary(installed("chromium", "chromium-browser", "google-chrome"))
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1280,1000",
                        "--user-data-dir=" + profile);
        return new Browser(new ChromeDriver(service, options));
    }

    private static File installed(String... names) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst()
                .orElseGet(() -> abort("There is no " + names[0]
                        + " on the PATH. On Debian: apt-get install -y chromium" + " chromium-driver"));
    }

    void open(URI page) {
        driver.get(page.toString());
    }

    /** The element that the page marks with an identifier. */
    WebElement element(String id) {
        return driver.findElement(marked(id));
    }

    /** The texts of all elements that the page marks with an identifier. */
    List<String> texts(String id) {
        return driver.findElements(marked(id)).stream().map(WebElement::getText).toList();
    }

    private static By marked(String id) {
        return By.cssSelector("[data-testid='" + id + "']");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
