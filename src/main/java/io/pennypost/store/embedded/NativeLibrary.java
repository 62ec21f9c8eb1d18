package io.pennypost.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Unpacks the driver's native library once into the data directory, instead of into a temporary file at each start.
///
/// Where the library cannot be loaded from there (a file system mounted `noexec`), the driver falls back to its own
/// way.
final class NativeLibrary {
    private NativeLibrary() {}

    static void unpack(Path directory) throws IOException {
        var name = LibraryLoaderUtil.getNativeLibName();
        // The version is part of the path, so that an upgrade never loads the old library.
        var home = directory.resolve("lib").resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        var file = home.resolve(name);
        var resource = LibraryLoaderUtil.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        if (resource == null) {
            return;
        }
        var connection = resource.openConnection();
        connection.setUseCaches(true);
        try (var in = connection.getInputStream()) {
            if (!Files.exists(file) || Files.size(file) != connection.getContentLengthLong()) {
                Files.createDirectories(home);
                var fresh = home.resolve(name + ".new");
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.setProperty("org.sqlite.lib.path", home.toAbsolutePath().toString());
        System.setProperty("org.sqlite.lib.name", name);
        System.setProperty("org.sqlite.tmpdir", directory.toAbsolutePath().toString());
    }
}
