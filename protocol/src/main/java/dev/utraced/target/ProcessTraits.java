package dev.utraced.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link ProcessRules} tell processes apart by.
 *
 * @param users every user that some thread of it is: real, effective, saved and of the file system; none where that is not to be seen
 * @param program the absolute path of the file that it runs, as the process itself sees it; the name that it had where it has been
 *     deleted since
 * @param controlGroups the paths of the control groups that it is in, one for each hierarchy
 */
public record ProcessTraits(Set<Integer> users, Optional<String> program, List<String> controlGroups) {
    public ProcessTraits {
        users = Set.copyOf(users);
        controlGroups = List.copyOf(controlGroups);
    }
}
