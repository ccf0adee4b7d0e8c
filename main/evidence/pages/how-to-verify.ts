import { entryText } from '../../custody/index.ts';
import { wavHeader } from '../../media/index.ts';
import type { Folder } from '../content/index.ts';
import { cutCodes } from './cut-short.ts';

/**
 * The commands were run as they stand on Linux (coreutils, OpenSSL 3) in the tests. macOS uses the same openssl
 * command line and Perl's shasum; Windows was not tried by us, and the text says so.
 */
export function howToVerify(folder: Folder): string {
  return `How to verify this bundle

You need no program from us. Open a terminal in the folder that holds START-HERE.html, and run these commands.
If any of them prints something else than shown here, the bundle was changed or damaged. Ask for a new copy.

THE KEY
The signature was made by the key of the parent's archive. Its fingerprint (SHA-256 of the public key) is

    ${folder.fingerprint}

Compare it with the fingerprint in the letter that you got by another way. This matters: someone who changes a file
could sign again with a key of their own, and every check below would pass. Only the fingerprint would be different.

LINUX (tried by us)
  1. Every recording, clip and table is unchanged:
         sha256sum -c --quiet manifest-sha256.txt
     Prints nothing. Without --quiet each line ends in "OK".
  2. Every other file is unchanged:
         sha256sum -c --quiet tagmanifest-sha256.txt
     Prints nothing.
  3. The lists themselves were signed by the key:
         openssl dgst -sha256 -verify verify/public-key.pem -signature verify/manifest-sha256.txt.sig manifest-sha256.txt
         openssl dgst -sha256 -verify verify/public-key.pem -signature verify/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt
     Each prints: Verified OK
  4. The key is the one in the letter:
         openssl pkey -pubin -in verify/public-key.pem -outform DER | sha256sum
     Prints the fingerprint above, in small letters and without spaces.
  5. No file was added, and none is missing:
         (cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; find . ! -type d | cut -c3-) | sort | uniq -u
     Prints exactly two lines: tagmanifest-sha256.txt and verify/tagmanifest-sha256.txt.sig. No list can hold these
     two. Any other line is a file that was added or is gone. The commands before do not notice an added file.

MACOS (not tried by us)
  Use  shasum -a 256 -c  in place of  sha256sum -c --quiet  (it prints a line with OK for each file), and
  shasum -a 256  in place of  sha256sum.  The openssl commands are the same.

WINDOWS (not tried by us)
  certutil and PowerShell compute a SHA-256, one file at a time. Compare the result with the line in
  manifest-sha256.txt:
         certutil -hashfile "data\\01_index\\index.csv" SHA256
         Get-FileHash -Algorithm SHA256 "data\\01_index\\index.csv"
  For the signature, use openssl from any trusted source, with the commands above.

OTHER PROGRAMS
  Any BagIt 1.0 validator (RFC 8493) checks both lists, and that nothing was added in data/, for instance
         bagit.py --validate .
  Keptword checks all of this, a ZIP as it is, and that the pages for machines, the clips and the log fit together:
         keptword verify <this folder or the ZIP>
  No program can tell by itself whether the key is the right one. Compare the fingerprint.

${clipSection(folder)}THE CUSTODY LOG
  data/09_custody/custody-log.json holds every entry up to the last change of evidence, with its hash and signature.
  An entry about another meeting has no facts here ("facts" is null), only their hash, so that the chain can still be
  checked from end to end. Numbers run from 1 without a gap, and "prevHash" is the "hash" of the entry before (64 zeros
  in the first).
  "factsHash" is the SHA-256 of "facts", written in one line without spaces, keys in alphabetical order, in UTF-8.
  "hash" is the SHA-256 of such a line too. The signature is over the 32 bytes of that hash.
${entrySection(folder)}
  data/09_custody/exhibit-history.html, where it is in this bundle, names the entries about each exhibit by their
  numbers, and which parts of it were changed. What was written down of promises and goals has entries of its own.

THE TABLES
  In a .csv cell, = + - @ and an apostrophe have one apostrophe (') put before them where the cell begins, and behind
  a semicolon, a tab or the end of a line in it, so that no spreadsheet runs them as a formula. Take it away to have
  the exact text. The .html pages and bundle.json hold the exact text.

WHAT THIS PROVES
  That every file is as it was when the bundle was signed with this key. With it stands what the program wrote down:
  that each whole recording is the file which the archive received, and that each clip is the stretch of it that it
  claims to be. The clips can be checked as shown above. What the archive received is in the log, and in every earlier
  bundle or letter that names the SHA-256 of a recording.

WHAT THIS DOES NOT PROVE
  Who is speaking, whether it is true, when it was recorded, who used the key, or that this is the newest bundle.
  Whoever has the archive and its passphrase could write and sign a whole new log. An earlier bundle, or a dated
  letter with the SHA-256 of manifest-sha256.txt, shows whether that was done.
  See data/09_custody/what-this-does-not-prove.txt.
`;
}

/** The same stretch cut again from the whole recording by an ffmpeg that is not ours: it gives the same samples. */
function clipSection(folder: Folder): string {
  const { exhibits } = folder;
  const exhibit = exhibits.find(({ clip }) => clip !== null);
  const clip = exhibit?.clip;
  if (!exhibit || !clip) return '';
  const cut = `aformat=sample_fmts=s16:sample_rates=48000:channel_layouts=mono,atrim=start_sample=${clip.start}:end_sample=${clip.end}`;
  return `A CLIP IS THE STRETCH THAT IT CLAIMS TO BE
  Cut it again and compare. For ${exhibit.code}; the numbers for the others are in the .txt beside each clip:
         ffmpeg -v error -i ${exhibit.sheet.path} -map 0:a:0 -af ${cut} -f s16le - | sha256sum
         tail -c +${wavHeader(clip.end - clip.start).length + 1} ${clip.path} | sha256sum
  Both print the same. Another version of ffmpeg may round a sample differently; then listen to both.
${cutNote(folder)}
`;
}

/** What ffmpeg complains of in a file that is cut short. */
function cutNote(folder: Folder): string {
  const codes = cutCodes(folder);
  if (codes.length === 0) return '';
  return `  ${codes.join(', ')}: cut short when the archive received it. ffmpeg may complain of the missing end. What is there
  gives the same samples.
`;
}

/** The newest entry, written out: what is done to it is done to every entry. */
function entrySection({ custody }: Folder): string {
  const entry = custody.at(-1);
  if (entry === undefined) return '';
  return `  For entry ${entry.seq} (Linux; write the two files somewhere else, so that none is added here):
         printf '%s' '${entryText(entry)}' | openssl dgst -sha256 -binary > /tmp/entry.bin
         printf '%s' '${entry.signature}' | openssl base64 -d -A > /tmp/entry.sig
         openssl dgst -sha256 -verify verify/public-key.pem -signature /tmp/entry.sig /tmp/entry.bin
     The last prints: Verified OK. The first file holds the hash itself:
         od -An -tx1 /tmp/entry.bin
`;
}
