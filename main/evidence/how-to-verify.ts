import type { Folder } from './folder.ts';

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

MACOS (not tried by us)
  Use  shasum -a 256 -c  in place of  sha256sum -c --quiet  (it prints a line with OK for each file), and
  shasum -a 256  in place of  sha256sum.  The openssl commands are the same.

WINDOWS (not tried by us)
  certutil and PowerShell compute a SHA-256, one file at a time. Compare the result with the line in
  manifest-sha256.txt:
         certutil -hashfile "data\\01_index\\index.csv" SHA256
         Get-FileHash -Algorithm SHA256 "data\\01_index\\index.csv"
  For the signature, use openssl from any trusted source, with the commands above.

NO FILE WAS ADDED
  The commands above do not notice a file that was added. bag-info.txt says in Payload-Oxum how many bytes and files
  are in data: bytes, a dot, files. Any BagIt 1.0 validator (RFC 8493) checks this, for instance
         bagit.py --validate .
  So does Keptword:
         keptword verify <this folder or the ZIP>

THE CUSTODY LOG
  data/09_custody/custody-log.json holds every entry with its hash and signature. Each entry carries the hash of the
  one before. The same public key verifies each signature. An entry about another meeting has no facts here ("facts"
  is null), only their hash, so that the chain can still be checked from end to end.

THE TABLES
  A .csv cell that would begin with = + - @ or an apostrophe has one apostrophe (') put before it, so that no
  spreadsheet runs it as a formula. Take it away to have the exact text. The .html pages and bundle.json hold the exact
  text.

WHAT THIS PROVES
  That every file is as it was when the bundle was signed with this key, that each whole recording is the file which
  the archive received, and that each clip is the stretch of it that it claims to be.

WHAT THIS DOES NOT PROVE
  Who is speaking, whether it is true, when it was recorded, or who used the key.
  See data/09_custody/what-this-does-not-prove.txt.
`;
}
