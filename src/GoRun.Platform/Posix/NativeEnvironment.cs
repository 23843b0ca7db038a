using System.Runtime.InteropServices;

namespace GoRun.Platform.Posix;

/// <summary>
/// The environment that this process was given, byte for byte: variables need not be UTF-8, and .NET's strings would change those that are
/// not.
/// </summary>
internal static unsafe class NativeEnvironment
{
    /// <summary>The <c>NAME=value</c> pointers in their order; valid for the life of the process, which never changes them.</summary>
    internal static List<nint> Entries()
    {
        var entries = new List<nint>(64);
        byte** next = *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");
        for (; next != null && *next != null; next++) entries.Add((nint)(*next));
        return entries;
    }

    /// <summary>The name of an entry; all of it where it has no <c>=</c>.</summary>
    internal static ReadOnlySpan<byte> NameOf(nint entry)
    {
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)entry);
        int equals = text.IndexOf((byte)'=');
        return equals < 0 ? text : text[..equals];
    }
}
