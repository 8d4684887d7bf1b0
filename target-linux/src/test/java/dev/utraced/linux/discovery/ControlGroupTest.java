package dev.utraced.linux.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlGroupTest {
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);
    private static final String POD = "1f0c8d9e-6a4b-4c3d-9e8f-0123456789ab";

    private static Optional<ControlGroup> of(String... lines) {
        return ControlGroup.of(List.of(lines));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker                      | 0::/docker/ID
            docker under systemd        | 0::/system.slice/docker-ID.scope
            docker, cgroup v1           | 4:memory:/docker/ID
            podman                      | 0::/machine.slice/libpod-ID.scope/container
            podman, rootless            | 0::/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope/container
            podman, its own groups      | 1:name=systemd:/libpod_parent/libpod-ID
            containerd by nerdctl       | 0::/default/ID
            seen from another container | 0::/../libpod-ID
            docker in docker            | 0::/docker/OTHER/docker/ID
            """)
    void theIdOfTheContainerIsInThePath(String runtime, String line) {
        assertThat(of(line.replace("ID", ID).replace("OTHER", OTHER))).contains(new ControlGroup(ID, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kubernetes                  | 0::/kubepods/burstable/podPOD/ID
            Kubernetes under systemd    | 0::/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podUNDERSCORES.slice/cri-containerd-ID.scope
            guaranteed quality          | 0::/kubepods.slice/kubepods-podUNDERSCORES.slice/cri-containerd-ID.scope
            CRI-O                       | 0::/kubepods.slice/kubepods-podUNDERSCORES.slice/crio-ID.scope/container
            seen from a sidecar         | 0::/../../podPOD/ID
            """)
    void thePodIsThereToo(String runtime, String line) {
        String path = line.replace("ID", ID).replace("POD", POD).replace("UNDERSCORES", POD.replace('-', '_'));
        assertThat(of(path)).contains(new ControlGroup(ID, Optional.of(POD)));
    }

    @Test
    void aPodOfPodmansIsToldByItsId() {
        assertThat(of("0::/machine.slice/machine-libpod_pod_" + OTHER + ".slice/libpod-" + ID + ".scope"))
                .contains(new ControlGroup(ID, Optional.of(OTHER)));
        assertThat(of("1:cpu:/libpod_parent/" + OTHER + "/libpod-" + ID))
                .contains(new ControlGroup(ID, Optional.of(OTHER)));
    }

    @Test
    void machinesWithoutIdsAreToldByTheirNames() {
        assertThat(of("0::/lxc.payload.web")).contains(new ControlGroup("web", Optional.empty()));
        assertThat(of("0::/machine.slice/machine-web.scope/init.scope"))
                .contains(new ControlGroup("web", Optional.empty()));
    }

    @Test
    void inHybridModeAnyHierarchyTells() {
        assertThat(of("9:name=systemd:/", "8:pids:/docker/" + ID, "0::/"))
                .contains(new ControlGroup(ID, Optional.empty()));
    }

    @Test
    void whatWatchesOverAContainerIsNotInIt() {
        assertThat(of("0::/machine.slice/libpod-conmon-" + ID + ".scope")).isEmpty();
        assertThat(of("0::/kubepods.slice/crio-conmon-" + ID + ".scope")).isEmpty();
    }

    @Test
    void ordinaryServicesAreInNone() {
        assertThat(of("0::/system.slice/ssh.service")).isEmpty();
        assertThat(of("0::/user.slice/user-0.slice/session-1.scope")).isEmpty();
        assertThat(of("not what the kernel prints")).isEmpty();
        assertThat(of()).isEmpty();
    }
}
