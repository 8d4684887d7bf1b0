package dev.utraced.server.extension;

import dev.utraced.server.session.Selections;
import dev.utraced.target.MemoryRange;
import dev.utraced.target.TargetException;
import dev.utraced.target.TraceFrame;

/** What is in the selected trace frame. */
final class TraceFrameObject implements TransferObject {
    private final Selections selections;

    TraceFrameObject(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "traceframe-info";
    }

    @Override
    public byte[] read(String annex) {
        TraceFrame frame = selections.frame().orElseThrow(() -> new TargetException("no trace frame is selected"));
        XmlText xml = new XmlText().open("traceframe-info");
        for (MemoryRange range : frame.memory()) {
            xml.start("memory")
                    .attribute("start", range.start())
                    .attribute("length", range.lengthBytes())
                    .end();
        }
        frame.variables()
                .forEach(number -> xml.start("tvar")
                        .attribute("id", String.valueOf(number))
                        .end());
        return xml.close("traceframe-info").bytes();
    }
}
