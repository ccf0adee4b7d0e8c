/** README.txt of an archive folder: for whoever finds the stick. Nothing personal, the same for every archive. */
export const README_NAME = 'README.txt';

export const README_TEXT = `This folder is a Keptword archive.

It holds recordings and notes of meetings, encrypted. Nothing in it can be read
without the passphrase, or the 24 words of the recovery code.

To open it
  1. Install Keptword (free software).
  2. Choose "Open an archive" and pick this folder.
  3. Type the passphrase. If it is forgotten, use the recovery code.

To keep it safe
  - Copy the whole folder, with everything in it, to a second disk now and then.
  - Lock the archive in Keptword before you copy it or pull the stick.
  - Do not rename, move or delete single files in it.

What is in it
  archive.json, archive.json.bak   how to open it (no passphrase, nothing personal)
  index.db                         the index, encrypted (SQLCipher 4)
  blobs/                           the recordings, encrypted
  archive.lock                     only there while the archive is open
  archive.guard                    empty; keeps two programs apart

The format is written down in FORMAT.md, which comes with Keptword's source code.
`;
