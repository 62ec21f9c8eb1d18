package io.pennypost.web.console;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A small picture for made-up mail: a lighthouse's lamp.
final class DemoPicture {
    private DemoPicture() {}

    static byte[] png() {
        var image = new BufferedImage(88, 88, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x1f4e5f));
        pen.fill(new Ellipse2D.Double(0, 0, 88, 88));
        pen.setColor(new Color(0xf7c948));
        pen.fill(new Ellipse2D.Double(32, 32, 24, 24));
        pen.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 8; i++) {
            double x = Math.cos(i * Math.PI / 4);
            double y = Math.sin(i * Math.PI / 4);
            pen.draw(new Line2D.Double(44 + 20 * x, 44 + 20 * y, 44 + 30 * x, 44 + 30 * y));
        }
        pen.dispose();
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
