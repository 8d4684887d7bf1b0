// C++: classes, exceptions, a linked library, and one that is opened and closed at run time.
#include <cstdio>
#include <dlfcn.h>
#include <exception>
#include <string>
#include <vector>

int weigh(int size);

struct Shape {
    std::string name;
    explicit Shape(std::string name) : name(std::move(name)) {}
    virtual ~Shape() = default;
    virtual int area() const = 0;
};

struct Square : Shape {
    int side;
    explicit Square(int side) : Shape("square"), side(side) {}
    int area() const override {
        return side * side; /* in area */
    }
};

static int load_and_polish() {
    void *plugin = dlopen("libplugin.so", RTLD_NOW); /* opens */
    auto polish = reinterpret_cast<int (*)(int)>(dlsym(plugin, "polish"));
    int result = polish(3); /* has opened */
    dlclose(plugin);
    return result; /* has closed */
}

int main() {
    Square square(3);
    const Shape &shape = square;
    int area = shape.area();
    int weight = weigh(area); /* calls the library */
    try {
        weigh(-1);
    } catch (const std::exception &e) {
        std::printf("caught %s\n", e.what()); /* has caught */
    }
    int polished = load_and_polish(); /* calls the plugin */
    std::printf("%d %d\n", weight, polished);
    return 0;
}
