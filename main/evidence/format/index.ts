/** What a bundle is to whoever writes or reads one: the names of its files, bundle.json and the lists of BagIt. */
export {
  BAG_DECLARATION,
  bagInfoText,
  isPayload,
  MANIFEST,
  manifestText,
  OUTSIDE_TAG_MANIFEST,
  PUBLIC_KEY,
  readBagInfo,
  readManifest,
  readOxum,
  SIGNATURE,
  sha256Hex,
  TAG_MANIFEST,
  TAG_SIGNATURE,
} from './bagit.ts';
export { type BundleFile, bundleFile } from './bundle-file.ts';
export {
  bundleName,
  clipPath,
  exhibitCode,
  forNewClipPath,
  forNewName,
  originalPath,
  paperPath,
  relativeLink,
  transcriptPath,
} from './names.ts';
