# Instructions to be stepped elsewhere, 32-bit mode.
    mov 0x20000400, %eax
    mov %esi, 0x20000400
    mov (%esp), %eax
    add %eax, (%esp)
    call .+5
    call .+0x12345
    call .-0x12345
    call *%ebx
    call *0x20000400
    call *(%esp)
    jmp *%ebx
    jmp *(%esp)
    jmp .+2
    jmp .-0x12345
    jmp .
    .irp cc, o, b, e, be, s, p, l, le
    j\cc .+0x10
    j\cc .-0x12345
    .endr
    loop .-2
    loopne .+0x20
    jecxz .+0x20
    jcxz .+0x20
    ret
    ret $0x18
    movsl
    rep movsb
    rep stosl
    repne scasb
    pusha
    popa
    push %es
    pop %es
    popf
    aam
    daa
    into
    int3
    ud2
    hlt
    leave
    enter $0x20, $0
    bound %eax, (%esp)
    flds (%esp)
    vaddps 0x20000400, %ymm1, %ymm2
