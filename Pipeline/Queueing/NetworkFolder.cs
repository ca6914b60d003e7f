using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Queueing;

/// <summary>Whether a folder lies on a file system that several machines share: locks and shared memory of SQLite do not hold there.</summary>
internal static class NetworkFolder
{
    private const uint Fuse = 0x65735546;
    private const string Mounts = "/proc/self/mountinfo";

    // f_type of statfs(2), as the kernel's headers and the file systems' own sources state it.
    private static readonly Dictionary<uint, string> Kinds = new()
    {
        [0x6969] = "NFS",
        [0x517B] = "SMB",
        [0xFF534D42] = "CIFS",
        [0xFE534D42] = "SMB",
        [0x0BD00BD0] = "Lustre",
        [0x47504653] = "GPFS",
        [0x19830326] = "BeeGFS",
        [0x00C36400] = "Ceph",
        [0x5346414F] = "AFS",
        [0x6B414653] = "AFS",
        [0x73757245] = "Coda",
        [0x01021997] = "9P",
        [0xAAD7AAEA] = "PanFS",
        [0x20030528] = "PVFS2",
        [0x7461636F] = "OCFS2",
        [0x01161970] = "GFS2",
        [0x013111A8] = "IBRIX",
    };

    // Through FUSE come file systems of both kinds; these are on this machine's own disks, or are a container's.
    private static readonly string[] LocalFuse = ["fuseblk", "fuse.fuse-overlayfs", "fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.ext2", "fuse.gocryptfs", "fuse.encfs", "fuse.bindfs", "fuse.mergerfs"];

    /// <summary>The file system's name where it is one of a network, and null on a disk of this machine.</summary>
    /// <param name="folder">A folder that is there.</param>
    public static string? Kind(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            DriveInfo drive = new(folder);
            return drive.DriveType is DriveType.Network ? drive.DriveFormat : null;
        }

        return Magic(folder) is { } magic ? KindOf(magic, Path.GetFullPath(folder), File.Exists(Mounts) ? File.ReadLines(Mounts) : []) : null;
    }

    /// <summary>The name for a number of statfs(2), and for FUSE by the kernel's table of mounts.</summary>
    public static string? KindOf(uint magic, string folder, IEnumerable<string> mounts) => magic switch
    {
        Fuse => MountedAs(folder, mounts) is { } name && !LocalFuse.Contains(name) ? name : null,
        _ => Kinds.GetValueOrDefault(magic),
    };

    /// <summary>Refuses a folder of a network.</summary>
    /// <param name="path">The queue's file, for the message.</param>
    /// <param name="kind">Tells the kind of the folder's file system; see <see cref="Kind"/>.</param>
    /// <exception cref="EnvironmentException">It is one of a network.</exception>
    public static void Refuse(string path, Func<string, string?> kind)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (kind(folder) is { } name)
        {
            throw new EnvironmentException($"{folder} is on a network file system ({name}), where SQLite's locks do not hold: two machines could take the same job, and the file could be damaged. Put the store on a disk of this machine (--store DIR or CONCORD_STORE), or let the cluster's scheduler keep the queue: 'concord run MANIFEST --executor slurm'.");
        }
    }

    private static unsafe uint? Magic(string folder)
    {
        // f_type is the first field, as wide as a register; 256 bytes hold every variant of the structure.
        nint* buffer = stackalloc nint[256 / sizeof(nint)];
        return NativeLibc.FileSystemStatistics(folder, buffer) == 0 ? unchecked((uint)buffer[0]) : null;
    }

    /// <summary>The kind of the mount that holds a folder: the last of the longest mount points.</summary>
    private static string? MountedAs(string folder, IEnumerable<string> mounts)
    {
        string? found = null;
        int longest = 0;
        foreach (string[] fields in mounts.Select(line => line.Split(' ')))
        {
            int dash = Array.IndexOf(fields, "-");
            string mount = fields[4].Replace("\\040", " ", StringComparison.Ordinal).TrimEnd('/');
            if (mount.Length >= longest && (folder + "/").StartsWith(mount + "/", StringComparison.Ordinal))
            {
                (found, longest) = (fields[dash + 1], mount.Length);
            }
        }

        return found;
    }
}
