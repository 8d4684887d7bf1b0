# Forms whose length is easily got wrong, 64-bit mode.
    # immediates as wide as the operand
    movabs $0x1122334455667788, %r10
    mov $0x11223344, %r10d
    mov $0x1122, %r10w
    mov $0x11, %r10b
    movq $-2, 0x10(%rsp)
    movw $0x1234, (%rax,%rcx,4)
    movabs 0x1122334455667788, %al
    movabs %rax, 0x1122334455667788
    movabs %ax, 0x1122334455667788
    addr32 mov 0x11223344, %eax
    enter $0x1234, $5
    ret $16
    pushw $0x1234
    pushq $0x12345678
    push $1
    imul $0x1234, %ax, %bx
    imul $3, 0x12345678(%rip), %rbx
    imul $0x12345678, 0x12345678(%rip), %ebx
    # group 3: the immediate is TEST's alone
    testb $1, (%rax)
    testw $0x1234, 0x10(%rip)
    testl $0x12345678, 0x10(%rip)
    testq $0x12345678, 0x10(%rip)
    notb (%rax)
    negq 0x10(%rip)
    mulw 0x10(%rip)
    # addresses
    lea (,%rbx,8), %rax
    lea 0x10(,%r12,2), %rax
    lea (%r12), %rax
    lea (%r13), %rax
    lea 0x12345678, %rax
    lea (%eax,%ebx), %ecx
    mov %gs:0x28, %rax
    mov %fs:(%rip), %rax
    mov 0x12345678(%eip), %eax
    # prefixes
    rep movsq
    repne scasb
    lock cmpxchg16b 0x10(%rip)
    xacquire lock incl (%rax)
    rep ret
    bnd jmp .
    notrack jmp *%rax
    .byte 0x66, 0x66, 0x2e, 0x0f, 0x1f, 0x84, 0, 0, 0, 0, 0
    .byte 0x66, 0x66, 0x48
    call .+100
    # branches
    jmp .+2
    jmp .+0x1000
    je .+2
    je .+0x1000
    loop .
    jrcxz .
    jecxz .
    xbegin .+0x1000
    call *0x10(%rip)
    jmp *(%rax,%rbx,8)
    ljmp *(%rax)
    # 0F 38, 0F 3A, 3DNow!, SSE4A
    crc32b 0x10(%rip), %eax
    movbe %r12, 0x10(%rip)
    pshufb (%r13), %xmm15
    palignr $3, 0x10(%rip), %xmm1
    pcmpestri $0x12, 0x10(%rip), %xmm1
    pfadd 0x10(%rip), %mm1
    pswapd (%r12), %mm3
    extrq $3, $4, %xmm1
    insertq $3, $4, %xmm1, %xmm2
    insertq %xmm1, %xmm2
    sha1rnds4 $1, (%rax), %xmm1
    mov %cr3, %rax
    mov %rax, %dr7
    # VEX
    vaddps 0x10(%rip), %ymm1, %ymm2
    vaddps (%r8,%r9,2), %ymm10, %ymm12
    vzeroupper
    vpermilps $3, 0x10(%rip), %ymm1
    vblendvpd %ymm1, 0x10(%rip), %ymm2, %ymm3
    vpextrb $3, %xmm9, 0x10(%rip)
    vgatherdps %xmm1, (%rax,%xmm2,4), %xmm3
    andn 0x10(%rip), %rax, %rbx
    rorx $3, 0x10(%rip), %r12
    bextr %rax, 0x10(%rip), %rcx
    mulx (%r12), %rax, %rbx
    kmovq %k1, 0x10(%rip)
    kshiftlq $3, %k1, %k2
    vcvtph2ps 0x10(%rip), %ymm1
    vldmxcsr 0x10(%rip)
    tileloadd (%rax,%rbx,1), %tmm1
    tdpbssd %tmm1, %tmm2, %tmm3
    # XOP, FMA4, TBM
    vpcomb $3, 0x10(%rip), %xmm1, %xmm2
    vprotb $3, 0x10(%rip), %xmm1
    vprotb %xmm1, 0x10(%rip), %xmm2
    vfmaddps %xmm1, 0x10(%rip), %xmm2, %xmm3
    vfmaddps 0x10(%rip), %xmm1, %xmm2, %xmm3
    vpermil2ps $1, %xmm1, 0x10(%rip), %xmm2, %xmm3
    bextr $0x12345678, 0x10(%rip), %rax
    blcfill 0x10(%rip), %rax
    llwpcb %rax
    lwpins $0x12345678, 0x10(%rip), %rax
    # EVEX
    vaddps 0x1000(%rip), %zmm17, %zmm31{%k3}{z}
    vaddps 0x40(%rax), %zmm1, %zmm2
    vaddps 0x41(%rax), %zmm1, %zmm2
    vaddps (%rax){1to16}, %zmm1, %zmm2
    vaddps {rn-sae}, %zmm1, %zmm2, %zmm3
    vpternlogd $0x42, 0x10(%rip), %zmm20, %zmm21
    vpcmpub $3, 0x1234(%r11), %zmm1, %k2
    vpscatterdd %zmm1, 0x100(%r12,%zmm30,4){%k1}
    vpshldvw (%rax), %xmm16, %xmm17
    vcmpph $3, (%rax), %zmm1, %k1
    vaddph 0x10(%rip), %zmm1, %zmm2
    vfmadd213ph (%r13), %zmm1, %zmm2
    vdpbf16ps 0x10(%rip), %ymm17, %ymm18
    vpinsrq $1, 0x10(%rip), %xmm17, %xmm18
    vpslld $3, 0x10(%rip), %zmm18
    vpshufd $3, 0x10(%rip), %zmm18
    # system
    endbr64
    rdsspq %rax
    wrssq %rax, (%rbx)
    rdfsbase %rax
    xsaveopt64 0x10(%rip)
    rdpid %rax
    umwait %ecx
    movdir64b 0x10(%rip), %rax
    enqcmd 0x10(%rip), %rax
    ptwriteq 0x10(%rip)
    clflushopt 0x10(%rip)
    ud0 (%rax), %eax
    ud1 (%rax), %eax
    ud2
