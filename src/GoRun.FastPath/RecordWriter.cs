using System.Buffers;
using System.Runtime.InteropServices;
using GoRun.Platform;

namespace GoRun.FastPath;

/// <summary>Makes the bytes of a record.</summary>
internal sealed class RecordWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64 << 10);

    private RecordWriter()
    {
    }

    /// <param name="boot">See <see cref="Machine.BootId"/>.</param>
    /// <param name="executable">The identity of the program's file.</param>
    internal static byte[] Write(string boot, ReadyProgram program, FileIdentity executable, IEnumerable<KeyValuePair<string, Input>> inputs)
    {
        var writer = new RecordWriter();
        writer.Text(boot);
        writer.Text(program.Executable);
        writer.Number(program.ChangedVariables.Count);
        foreach ((string name, string? value) in program.ChangedVariables.OrderBy(static v => v.Key, StringComparer.Ordinal))
        {
            writer.Text(name);
            writer.Flag(value is not null);
            writer.Text(value ?? "");
        }

        writer.Entry("", new Input(InputKind.Content, executable, null, IsCertain: true));
        List<List<InputGroup>> portions = InputGroup.Portions(InputGroup.Of(inputs));
        writer.Number(portions.Count);
        foreach (List<InputGroup> portion in portions) writer.Portion(portion);
        return writer.Finish();
    }

    private void Portion(List<InputGroup> groups)
    {
        var portion = new RecordWriter();
        portion.Number(groups.Count);
        foreach (InputGroup group in groups) portion.Group(group);
        Number(portion._bytes.WrittenCount);
        _bytes.Write(portion._bytes.WrittenSpan);
    }

    private void Group(InputGroup group)
    {
        Text(group.Directory);
        Number(group.Entries.Count);
        foreach ((string name, Input input) in group.Entries) Entry(name, input);
    }

    private void Entry(string name, Input input)
    {
        _bytes.Write([(byte)input.Kind]);
        Flag(input.IsCertain);
        Flag(input.Hash is not null);
        Text(name);
        if (input.Kind is not (InputKind.Content or InputKind.Listing)) return;
        FileIdentity identity = input.Identity;
        _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<FileIdentity>(in identity)));
        if (input.Hash is not { } hash) return;
        hash.CopyTo(_bytes.GetSpan(ContentHash.Size));
        _bytes.Advance(ContentHash.Size);
    }

    private void Text(string text)
    {
        byte[] encoded = FileProbe.Encode(text);
        Number(encoded.Length - 1);
        _bytes.Write(encoded);
    }

    private void Number(int number) => _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));

    private void Flag(bool flag) => _bytes.Write([flag ? (byte)1 : (byte)0]);

    private byte[] Finish()
    {
        byte[] record = new byte[RecordFormat.HeaderSize + _bytes.WrittenCount];
        RecordFormat.Magic.CopyTo(record);
        _bytes.WrittenSpan.CopyTo(record.AsSpan(RecordFormat.HeaderSize));
        RecordFormat.Seal(record);
        return record;
    }
}
