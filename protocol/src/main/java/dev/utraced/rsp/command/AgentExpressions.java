package dev.utraced.rsp.command;

import dev.utraced.agent.AgentExpression;
import dev.utraced.rsp.wire.PayloadReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Expressions as packets have them: {@code Xlength,bytecode}, the bytecode in hex. */
final class AgentExpressions {
    private AgentExpressions() {}

    static List<AgentExpression> parseAll(PayloadReader in) {
        List<AgentExpression> expressions = new ArrayList<>();
        while (in.peek() == 'X') {
            expressions.add(parseOne(in));
        }
        return expressions;
    }

    static AgentExpression parseOne(PayloadReader in) {
        in.expect('X');
        int lengthBytes = in.hexInt();
        in.expect(',');
        ByteBuffer view = in.hexData();
        if (view.remaining() != lengthBytes) {
            throw in.malformed(lengthBytes + " bytes of bytecode");
        }
        byte[] code = new byte[lengthBytes];
        view.get(code);
        return new AgentExpression(code);
    }
}
