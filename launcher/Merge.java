import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes one jar of many: Merge MERGED JAR... The manifest is that of the first; of what several have the first is taken, too. Licenses
 * are kept, in a folder for each jar. What never runs here is left out: variants for other releases, native libraries, Maven's files.
 *
 * <p>Where the JDK or a library looks for a resource that is not there, all jars are opened, two milliseconds each. Both do at each start.
 */
final class Merge {
    private static final String LEFT_OUT =
            "META-INF/(versions|maven|native|native-image)/.*|META-INF/INDEX\\.LIST|module-info\\.class|com/sun/jna/[a-z0-9]+-[^/]*/.*";
    private static final String LICENSE = "META-INF/[A-Z][^/]*";

    private final Set<String> names = new HashSet<>();
    private final ZipOutputStream merged;

    private Merge(OutputStream merged) {
        this.merged = new ZipOutputStream(merged);
    }

    public static void main(String[] arguments) throws IOException {
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[0]))) {
            Merge merge = new Merge(file);
            for (String jar : Arrays.copyOfRange(arguments, 1, arguments.length)) {
                merge.add(Path.of(jar));
            }
            merge.merged.finish();
        }
    }

    private void add(Path jar) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) from.stream().map(ZipEntry.class::cast)::iterator) {
                String name = nameOf(jar, entry.getName());
                if (!entry.isDirectory() && !entry.getName().matches(LEFT_OUT) && names.add(name)) {
                    merged.putNextEntry(new ZipEntry(name));
                    from.getInputStream(entry).transferTo(merged);
                }
            }
        }
    }

    private static String nameOf(Path jar, String name) {
        boolean license = name.matches(LICENSE) && !name.equals("META-INF/MANIFEST.MF");
        return license ? "META-INF/licenses/" + jar.getFileName() + name.substring("META-INF".length()) : name;
    }
}
