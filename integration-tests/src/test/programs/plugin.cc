// A library that the program opens at run time.
int polished;

extern "C" int polish(int times) {
    polished += times; /* polishes */
    return polished;
}
