using GoRun.Platform;
using GoRun.Testing;

namespace GoRun.FastPath.Tests;

public sealed class RecordFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordFile _file;

    public RecordFileTests()
    {
        _file = new RecordFile(_folder["records"], ContentHash.Of("key"u8));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_record_is_read_as_it_was_written_and_no_other_as_it()
    {
        Assert.Null(_file.Read());
        byte[] record = new byte[RecordFormat.HeaderSize + 100];
        RecordFormat.Magic.CopyTo(record);
        RecordFormat.Seal(record);
        _file.Write(record);
        Assert.Equal(record, _file.Read());
        Assert.Null(new RecordFile(_folder["records"], ContentHash.Of("other"u8)).Read());
        record[^1]++;
        _file.Write(record);
        Assert.Null(_file.Read());
    }

    [Fact]
    public void What_cannot_be_written_or_read_is_no_record()
    {
        _folder.Write("records", "a file where the folder should be");
        _file.Write(new byte[1]);
        Assert.Null(_file.Read());
        File.Delete(_folder["records"]);
        Directory.CreateDirectory($"{_folder["records"]}/{ContentHash.Of("key"u8).ToHex()}");
        Assert.Null(_file.Read());
    }

    [Fact]
    public void The_oldest_records_go_when_there_are_too_many()
    {
        Directory.CreateDirectory(_folder["records"]);
        for (int i = 0; i <= 1000; i++)
        {
            string path = _folder.Write($"records/{i}", "");
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddDays(i));
        }

        RecordFolder.Trim(_folder["records"]);
        Assert.Equal(500, Directory.GetFiles(_folder["records"]).Length);
        Assert.True(File.Exists(_folder["records/1000"]));
        Assert.False(File.Exists(_folder["records/500"]));
    }

    [Fact]
    public void The_oldest_records_go_when_they_are_too_large()
    {
        Directory.CreateDirectory(_folder["records"]);
        for (int i = 0; i < 3; i++)
        {
            using (FileStream file = File.Create(_folder[$"records/{i}"])) file.SetLength(30 << 20);
            File.SetLastWriteTimeUtc(_folder[$"records/{i}"], DateTime.UnixEpoch.AddDays(i));
        }

        RecordFolder.Trim(_folder["records"]);
        Assert.Equal([_folder["records/2"]], Directory.GetFiles(_folder["records"]));
    }
}
