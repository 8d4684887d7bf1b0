# Forms whose length is easily got wrong, 32-bit mode.
    # opcodes that 64-bit mode gave away
    inc %eax
    dec %edi
    push %es
    pop %ds
    push %ss
    daa
    aas
    pusha
    popaw
    arpl %ax, (%ebx)
    bound %eax, (%ebx)
    les (%eax), %ebx
    lds 0x10(%eax,%ebx,4), %esi
    aam
    aad $8
    into
    lcall $0x23, $0x12345678
    ljmpw $0x23, $0x1234
    .byte 0x82, 0xc0, 0x01
    # where VEX, EVEX and XOP begin
    vaddps %ymm1, %ymm2, %ymm3
    vaddps (%eax,%ecx,4), %ymm2, %ymm3
    vpermilps $3, 0x10(%eax), %ymm1
    vaddps 0x40(%eax), %zmm1, %zmm2
    vpternlogd $1, (%eax,%ebx), %zmm1, %zmm2
    vprotb $3, (%eax), %xmm1
    pop (%eax)
    pop 0x10(%esp)
    # 16-bit addresses
    mov (%bx,%si), %eax
    mov 0x1234, %bx
    addr16 mov 0x1234, %ebx
    mov 0x12(%bp), %eax
    mov 0x1234(%bp,%di), %ax
    movw $0x1234, 0x12(%si)
    jcxz .
    # absolute addresses
    mov 0x12345678, %eax
    addr16 mov 0x1234, %eax
    mov %al, 0x12345678
    mov 0x12345678, %ecx
    mov %gs:0x14, %eax
    # immediates and branches by operand size
    push $0x12345678
    pushw $0x1234
    callw .+4
    call .+0x1000
    data16 jmp .+0x100
    data16 je .+0x100
    ret $8
    retw
    enter $8, $0
    int $0x80
    sysenter
    endbr32
    xbegin .+0x100
