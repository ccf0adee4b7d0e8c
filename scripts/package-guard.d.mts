/** Throws when the package about to be made has no ffmpeg. */
export default function requireFfmpeg(context: {
  electronPlatformName: string;
  packager: { info: { appDir: string } };
}): void;
