package io.pennypost.tidy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The compiled product, and its tests, read once.
final class ProductClasses {
    private static final String BASE = "io.pennypost";

    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(BASE);

    static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(BASE);

    private ProductClasses() {}

    /// The package below the base, or the empty text for the base and for foreign classes.
    static String place(JavaClass type) {
        var name = type.getPackageName();
        return name.startsWith(BASE + ".") ? name.substring(BASE.length() + 1) : "";
    }

    /// Whether a place is a package or lies below it.
    static boolean isIn(String place, String home) {
        return place.equals(home) || place.startsWith(home + ".");
    }
}
