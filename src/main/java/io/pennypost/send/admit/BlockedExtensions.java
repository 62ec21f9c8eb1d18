package io.pennypost.send.admit;

import java.util.Locale;
import java.util.Set;

/// File name extensions that SES refuses in attachments (SES developer guide, "Unsupported attachment types").
final class BlockedExtensions {
    private static final Set<String> EXTENSIONS = Set.of(
            ("ade adp app asp bas bat cer chm cmd com cpl crt csh der exe fxp gadget hlp hta inf ins isp its js jse "
                            + "ksh lib lnk mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh "
                            + "msh1 msh2 mshxml msh1xml msh2xml msi msp mst ops pcd pif plg prf prg reg scf scr sct "
                            + "shb shs sys ps1 ps1xml ps2 ps2xml psc1 psc2 tmp url vb vbe vbs vps vsmacros vss vst "
                            + "vsw vxd ws wsc wsf wsh xnk")
                    .split(" ", -1));

    private BlockedExtensions() {}

    /// Whether a file of this name is refused. Case does not matter.
    static boolean refuse(String fileName) {
        var trimmed = fileName.strip();
        var dot = trimmed.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(trimmed.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
