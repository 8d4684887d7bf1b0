# Every form that is emulated in 64-bit mode.

    # NOPs
    nop
    pause
    endbr64
    endbr32
    .byte 0x66, 0x90
    nopl (%rax)
    nopw %cs:0x12345678(%rax,%rax,1)
    nopl %eax

    # arithmetic on registers, in all four directions of the opcode
    .irp op, add, or, adc, sbb, and, sub, xor, cmp
    \op %cl, %bl
    \op %ah, %bh
    \op %sil, %r9b
    \op %cx, %dx
    \op %ecx, %r8d
    \op %r12, %rbx
    \op %rax, %rax
    {load} \op %cl, %bl
    {load} \op %ch, %dl
    {load} \op %cx, %dx
    {load} \op %ecx, %r8d
    {load} \op %r12, %rbx
    \op $0x81, %al
    \op $0x8123, %ax
    \op $0x81234567, %eax
    \op $-0x12345678, %rax
    \op $0x7f, %bl
    \op $0x80, %bh
    \op $0x80, %r10b
    \op $0x1234, %bx
    \op $-1, %bx
    \op $0x12345678, %ebx
    \op $-1, %ebx
    \op $0x12345678, %rsi
    \op $-8, %rsp
    \op $0x18, %rsp
    # from the stack
    \op 0x8(%rsp), %rax
    \op -0x8(%rsp), %ecx
    \op 0x8(%rsp), %dx
    \op 0x8(%rsp), %bl
    .endr
    # and on the stack
    .irp op, add, or, adc, sbb, and, sub, xor, cmp
    \op %rax, 0x8(%rsp)
    \op %ecx, -0x14(%rsp)
    \op %r9d, -0x4(%rbp)
    \op %dx, 0x8(%rsp)
    \op %dl, 0x8(%rsp)
    \op\()q $1, 0x8(%rsp)
    \op\()l $0x12345678, (%rsp)
    \op\()w $1, 0x8(%rsp)
    \op\()b $0x81, 0x8(%rsp)
    .endr
    .irp op, inc, dec, not, neg
    \op\()q 0x8(%rsp)
    \op\()l -0x4(%rbp)
    \op\()w (%rsp)
    \op\()b -0x14(%rsp)
    .endr
    test %al, %cl
    test %ah, %bh
    test %ax, %bx
    test %eax, %r8d
    test %rdi, %rdi
    test $0x81, %al
    test $0x8123, %ax
    test $0x81234567, %eax
    test $-2, %rax
    test $0x81, %ch
    test $0x8123, %cx
    test $0x81234567, %ecx
    test $-2, %rcx
    test %rax, 0x8(%rsp)
    testb $0x40, 0x8(%rsp)
    testl $0x40, 0x8(%rsp)
    .irp op, inc, dec, not, neg
    \op %al
    \op %dh
    \op %r9b
    \op %cx
    \op %ebx
    \op %r12
    .endr

    # moves
    mov %al, %cl
    mov %ah, %dl
    mov %bl, %ch
    mov %r8b, %sil
    mov %ax, %cx
    mov %eax, %ecx
    mov %rsp, %rbp
    mov %r15, %r8
    {load} mov %al, %ch
    {load} mov %ax, %cx
    {load} mov %eax, %ecx
    {load} mov %rsp, %rbp
    mov $0x12, %al
    mov $0x12, %ah
    mov $0x12, %r9b
    mov $0x1234, %ax
    mov $0x81234567, %eax
    movabs $0x8123456789abcdef, %r10
    mov $-2, %rax
    .byte 0xc6, 0xc1, 0x42
    .byte 0xc7, 0xc1, 0x42, 0x43, 0x44, 0x85
    .byte 0x66, 0xc7, 0xc1, 0x42, 0x83
    mov 0x8(%rsp), %rax
    mov 0x8(%rsp,%rbx,1), %rax
    mov -0x14(%rsp), %eax
    mov (%rsp), %ax
    mov (%rsp), %ah
    mov %rax, 0x8(%rsp)
    mov %eax, -0x14(%rsp)
    mov %ax, (%rsp)
    mov %ah, (%rsp)
    mov %rax, (%rbp)
    mov (%rbp), %rax
    mov %edi, -0x4(%rbp)
    movl $0x12345678, -0x4(%rbp)
    movq $-2, 0x8(%rsp)
    movb $7, 0x8(%rsp)
    movw $0x1234, 0x8(%rsp)
    movzbl %ah, %ecx
    movzbw %al, %cx
    movzbq %sil, %rcx
    movzwl %ax, %ecx
    movzwq %ax, %rcx
    movzbl 0x8(%rsp), %ecx
    movzwl 0x8(%rsp), %ecx
    movsbl %ah, %ecx
    movsbw %al, %cx
    movsbq %sil, %rcx
    movswl %ax, %ecx
    movswq 0x8(%rsp), %rcx
    movslq %eax, %rcx
    movslq -0x14(%rsp), %r9
    .byte 0x63, 0xc8
    cbtw
    cwtl
    cltq
    cwtd
    cltd
    cqto
    lea 0x10(%rip), %rax
    lea -0x10(%rip), %r9d
    lea 0x10(%eip), %rax
    lea (%rax,%rbx,8), %rcx
    lea -1(%r12,%r13,4), %edx
    lea 0x12345678(,%rbx,2), %cx
    lea 0x7fffffff(%r13), %r14
    lea (%eax,%ebx,2), %rcx
    lea 0x12345678, %rcx

    # the stack
    push %rax
    push %rsp
    push %rbp
    push %r8
    push %r15
    push $1
    push $-1
    push $0x12345678
    push $-0x12345678
    pop %rax
    pop %rsp
    pop %rbp
    pop %r8
    leave

    # branches
    jmp .+2
    jmp .-0x60
    jmp .+0x12345
    rep; jmp .+5
    jmp *%rax
    jmp *%r9
    notrack jmp *%rcx
    call .+5
    call .-0x12345
    call *%rax
    call *%r9
    bnd call .+0x100
    ret
    rep; ret
    ret $0x18
    loop .-2
    loope .-2
    loopne .+9
    addr32 loop .-2
    addr32 loopne .-2
    jrcxz .+9
    jecxz .+9

    .irp cc, o, no, b, ae, e, ne, be, a, s, ns, p, np, l, ge, le, g
    j\cc .+0x10
    j\cc .+0x12345
    set\cc %al
    set\cc %ch
    set\cc %r9b
    set\cc 0x8(%rsp)
    cmov\cc %eax, %ecx
    cmov\cc %rax, %r9
    cmov\cc %ax, %cx
    cmov\cc 0x8(%rsp), %rdx
    .endr
