# Instructions to be stepped elsewhere, 64-bit mode. 0x10000400(%rip) is in the arena.

    # relative to the PC, in every kind of encoding
    mov 0x10000400(%rip), %rax
    mov 0x10000400(%rip), %rsi
    mov 0x10000400(%rip), %rdi
    mov 0x10000400(%rip), %ebp
    mov 0x10000400(%rip), %r14d
    mov 0x10000400(%rip), %dh
    mov 0x10000400(%rip), %sil
    mov %rsi, 0x10000400(%rip)
    mov %bh, 0x10000400(%rip)
    mov 0x10000400(%eip), %ecx
    movl $0x12345678, 0x10000400(%rip)
    movw $0x1234, 0x10000400(%rip)
    movb $0x12, 0x10000400(%rip)
    lea 0x10000400(%rip), %rsi
    lea 0x10000400(%eip), %rax
    add %rsi, 0x10000400(%rip)
    add 0x10000400(%rip), %r12
    lock xadd %rdi, 0x10000400(%rip)
    lock cmpxchg %rsi, 0x10000400(%rip)
    lock cmpxchg8b 0x10000400(%rip)
    lock cmpxchg16b 0x10000400(%rip)
    xchg %rbp, 0x10000400(%rip)
    incl 0x10000400(%rip)
    negq 0x10000400(%rip)
    testb $0x40, 0x10000400(%rip)
    mulq 0x10000400(%rip)
    imul $3, 0x10000400(%rip), %rsi
    divl 0x10000400(%rip)
    shlq %cl, 0x10000400(%rip)
    shld $3, %rsi, 0x10000400(%rip)
    btl $3, 0x10000400(%rip)
    movzbl 0x10000400(%rip), %esi
    cmovae 0x10000400(%rip), %rdi
    sete 0x10000400(%rip)
    push 0x10000400(%rip)
    pop 0x10000400(%rip)
    movbe 0x10000400(%rip), %rsi
    crc32q 0x10000400(%rip), %rsi
    popcnt 0x10000400(%rip), %rsi
    flds 0x10000400(%rip)
    fstpl 0x10000400(%rip)
    movq 0x10000400(%rip), %mm3
    movups 0x10000400(%rip), %xmm6
    movups %xmm14, 0x10000400(%rip)
    pshufb 0x10000400(%rip), %xmm6
    palignr $3, 0x10000400(%rip), %xmm6
    pcmpistri $0x12, 0x10000400(%rip), %xmm6
    vaddps 0x10000400(%rip), %ymm6, %ymm7
    vmovups 0x10000400(%rip), %xmm14
    vpermilps $3, 0x10000400(%rip), %ymm6
    vpblendvb %xmm3, 0x10000400(%rip), %xmm7, %xmm6
    andn 0x10000400(%rip), %rsi, %rdi
    andn 0x10000400(%rip), %rdi, %rsi
    rorx $3, 0x10000400(%rip), %rsi
    bextr %rsi, 0x10000400(%rip), %rdi
    mulx 0x10000400(%rip), %rsi, %rdi
    vaddps 0x10000400(%rip), %zmm6, %zmm17
    vpternlogd $0x42, 0x10000400(%rip), %zmm23, %zmm6
    vpaddd 0x10000400(%rip){1to16}, %zmm7, %zmm31
    vmovdqu64 %zmm7, 0x10000400(%rip)
    kmovq 0x10000400(%rip), %k3
    xsave 0x10000000(%rip)
    ldmxcsr 0x10000400(%rip)
    fxsave 0x10000800(%rip)

    # the same, with a bit that would extend the base register if there were one: REX, VEX, EVEX
    .byte 0x49, 0x8b, 0x35, 0x00, 0x04, 0x00, 0x10
    .byte 0xc4, 0xc1, 0x4c, 0x58, 0x3d, 0x00, 0x04, 0x00, 0x10
    .byte 0x62, 0xd1, 0x4c, 0x48, 0x58, 0x3d, 0x00, 0x04, 0x00, 0x10

    # branches
    jmp *0x10000400(%rip)
    call *0x10000400(%rip)
    call *%rsi
    call *(%rsp)
    call *0x8(%rsp)
    jmp *(%rsp)
    jmp *%rbx
    notrack call *%rbx
    call .+5
    call .+0x12345
    call .-0x12345
    jmp .+2
    jmp .-0x50
    jmp .+0x12345
    jmp .
    .irp cc, o, no, b, ae, e, ne, be, a, s, ns, p, np, l, ge, le, g
    j\cc .+0x10
    j\cc .-0x12345
    .endr
    loop .-2
    loop .
    loope .+0x20
    loopne .+0x20
    jrcxz .+0x20
    addr32 loop .-2
    addr32 jrcxz .+0x20
    ret
    ret $0x18
    retw

    # string instructions, one by one
    movsq
    stosb
    cmpsb
    rep movsb
    rep movsq
    rep stosl
    repe cmpsb
    repne scasb
    lodsl

    # what faults or traps
    ud2
    hlt
    in $3, %al
    int3
    int $3
    int1
    int $0x42
    mov (%rsi), %rax
    mov %rax, (%rdi)
    divl %ebx
    mov %cr0, %rax
    .byte 0x0f, 0x0b

    # whatever else
    nop
    endbr64
    push %rbx
    pop %rbx
    push %fs
    leave
    enter $0x20, $0
    popf
    popfw
    xgetbv
    cld
    std
    stc
    lahf
    sahf
    xchg %rax, %r8
    bswap %rax
    cqto
    xlat
    fld1
    fsqrt
    fnstenv 0x10000400(%rip)
    fnstcw (%rsp)
    vzeroupper
    vpaddd %ymm1, %ymm2, %ymm3
    pextrq $1, %xmm3, %rsi
    maskmovdqu %xmm1, %xmm2
    shl %cl, %rax
    rol $3, %rbx
    bsr %rax, %rbx
    tzcnt %rax, %rbx
    prefetcht0 0x10000400(%rip)
    clflush 0x10000400(%rip)
    mfence
    movabs 0x20000400, %rax
    mov %fs:0x20000400, %rax
    rdfsbase %rbx
    mov %ds, %eax
