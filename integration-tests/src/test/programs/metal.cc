// A library that the program is linked with.
#include <stdexcept>

__thread int metal_tls = 31;

int weigh(int size) {
    if (size < 0) {
        throw std::invalid_argument("negative size"); /* throws */
    }
    return size * 8; /* weighs */
}
