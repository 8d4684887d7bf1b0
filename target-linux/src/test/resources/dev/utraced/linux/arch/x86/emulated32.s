# Every form that is emulated in 32-bit mode.
    nop
    pause
    endbr32
    nopw 0x12345678(%eax,%eax,1)
    .irp op, add, or, adc, sbb, and, sub, xor, cmp
    \op %cl, %bl
    \op %ah, %bh
    \op %cx, %dx
    \op %ecx, %ebx
    {load} \op %ecx, %ebx
    {load} \op %ch, %dl
    \op $0x81, %al
    \op $0x8123, %ax
    \op $0x81234567, %eax
    \op $0x80, %bh
    \op $-1, %bx
    \op $0x12345678, %ebx
    \op $-8, %esp
    \op 0x8(%esp), %eax
    \op 0x8(%esp), %dx
    .endr
    .irp op, add, adc, xor, cmp
    \op %ecx, 0x8(%esp)
    \op\()l $1, 0x8(%esp)
    \op\()b $0x81, -0x4(%ebp)
    .endr
    .irp op, inc, dec, not, neg
    \op\()l 0x8(%esp)
    \op\()b -0x4(%ebp)
    .endr
    cmpl $1, 0x8(%esp,%ebx,1)
    .byte 0x82, 0xc0, 0x81
    test %eax, %ebx
    test $0x81234567, %ecx
    testb $0x40, 0x8(%esp)
    .irp r, eax, ecx, esp, edi
    inc %\r
    dec %\r
    .endr
    inc %ax
    dec %si
    .byte 0xff, 0xc1
    inc %dh
    not %ecx
    neg %ecx
    mov %ah, %dl
    mov %esp, %ebp
    mov $0x81234567, %eax
    mov $0x12, %bh
    mov 0x8(%esp), %eax
    mov %eax, -0x14(%esp)
    mov -0x4(%ebp), %eax
    movl $0x12345678, -0x4(%ebp)
    movzbl %ah, %ecx
    movswl 0x8(%esp), %ecx
    cwtl
    cltd
    lea (%eax,%ebx,8), %ecx
    lea -1(%esp,%ebp,4), %edx
    lea 0x12345678, %cx
    push %eax
    push %esp
    push $-1
    push $0x12345678
    pop %eax
    pop %esp
    leave
    jmp .+2
    jmp .-0x12345
    jmp *%eax
    call .+5
    call .-0x12345
    call *%ebx
    ret
    ret $0x18
    loop .-2
    loopne .+9
    jecxz .+9
    .irp cc, o, no, b, ae, e, ne, be, a, s, ns, p, np, l, ge, le, g
    j\cc .+0x10
    j\cc .+0x12345
    set\cc %al
    cmov\cc %eax, %ecx
    cmov\cc 0x8(%esp), %edx
    .endr
