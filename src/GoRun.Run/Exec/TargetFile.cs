using System.Buffers.Binary;
using GoRun.Platform;
using GoRun.Toolchain;

namespace GoRun.Run.Exec;

/// <summary>How the program files of a platform begin, and whether this machine's kernel takes such files.</summary>
internal static class TargetFile
{
    /// <summary>False only where that is certain.</summary>
    internal static bool IsTakenByKernel(GoEnv env)
    {
        // Rosetta runs amd64 on arm64.
        if (!OperatingSystem.IsLinux()) return env.Goos == env["GOHOSTOS"] && env.Goarch == "amd64";
        return Image(env.Goos, env.Goarch) is { } image && ForeignFile.IsTaken(image);
    }

    /// <summary>A file that begins so and goes no further; null where Linux could not run such a program in any case.</summary>
    internal static byte[]? Image(string goos, string goarch) => (goos, goarch) switch
    {
        ("linux", _) => Elf(goarch),
        ("windows", _) => [.. "MZ"u8, .. new byte[126]],
        (_, "wasm") => [0, .. "asm"u8, 1, 0, 0, 0],
        _ => null,
    };

    /// <summary>The machine numbers of ELF, and the flags that the linker sets (Elfinit in cmd/link/internal/ld/elf.go).</summary>
    private static byte[]? Elf(string goarch) => goarch switch
    {
        "386" => Elf(3, wide: false, bigEndian: false, 0),
        "amd64" => Elf(62, wide: true, bigEndian: false, 0),
        "arm" => Elf(40, wide: false, bigEndian: false, 0x5000002),
        "arm64" => Elf(183, wide: true, bigEndian: false, 0),
        "loong64" => Elf(258, wide: true, bigEndian: false, 0x43),
        "mips" => Elf(8, wide: false, bigEndian: true, 0x50001004),
        "mipsle" => Elf(8, wide: false, bigEndian: false, 0x50001004),
        "mips64" => Elf(8, wide: true, bigEndian: true, 0x20000004),
        "mips64le" => Elf(8, wide: true, bigEndian: false, 0x20000004),
        "ppc64" => Elf(21, wide: true, bigEndian: true, 2),
        "ppc64le" => Elf(21, wide: true, bigEndian: false, 2),
        "riscv64" => Elf(243, wide: true, bigEndian: false, 4),
        "s390x" => Elf(22, wide: true, bigEndian: true, 1),
        _ => null,
    };

    /// <summary>
    /// A header and one program header, which asks for an interpreter that does not exist: a kernel that knows the machine says that there
    /// is no such file.
    /// </summary>
    private static byte[] Elf(ushort machine, bool wide, bool bigEndian, uint flags)
    {
        ReadOnlySpan<byte> interpreter = "/proc/self/no-interpreter\0"u8;
        int header = wide ? 64 : 52;
        int programHeader = wide ? 56 : 32;
        byte[] file = new byte[header + programHeader + interpreter.Length];
        void Half(int at, ushort value) =>
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        void Word(int at, uint value) =>
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), bigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

        // Fields of an address's size; all of them small.
        void Size(int at, int value) => Word(wide && bigEndian ? at + 4 : at, (uint)value);

        "\u007fELF"u8.CopyTo(file);
        (file[4], file[5], file[6]) = (wide ? (byte)2 : (byte)1, bigEndian ? (byte)2 : (byte)1, 1);
        Half(16, 2); // an executable
        Half(18, machine);
        Word(20, 1);
        Size(wide ? 32 : 28, header); // where the program headers are
        Word(wide ? 48 : 36, flags);
        Half(wide ? 52 : 40, (ushort)header);
        Half(wide ? 54 : 42, (ushort)programHeader);
        Half(wide ? 56 : 44, 1);
        Word(header, 3); // PT_INTERP
        Size(header + (wide ? 8 : 4), header + programHeader);
        Size(header + (wide ? 32 : 16), interpreter.Length);
        Size(header + (wide ? 40 : 20), interpreter.Length);
        interpreter.CopyTo(file.AsSpan(header + programHeader));
        return file;
    }
}
