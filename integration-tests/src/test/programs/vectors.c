/* Puts known values into vector registers and stops there. */

int main(int argc, char **argv) {
    static int eight[8] __attribute__((aligned(64))) = {11, 22, 33, 44, 55, 66, 77, 88};
    __asm__ volatile("vmovdqa %0, %%ymm0" : : "m"(eight) : "xmm0");
    if (__builtin_cpu_supports("avx512bw")) {
        __asm__ volatile("movl $0x5a5a, %%eax\n\tkmovd %%eax, %%k1\n\t"
                         "vpbroadcastd %%eax, %%zmm17" : : : "eax");
    }
    __asm__ volatile("nop"); /* has loaded */
    __asm__ volatile("vmovdqa %%ymm0, %0" : "=m"(eight));
    return eight[7];
}
