/** The system's file pickers, as ports: the window room has the real ones. Null or empty means cancelled. */
export type Pickers = {
  folder(): Promise<string | null>;
  sounds(): Promise<string[]>;
  /** PDFs, pictures and Word files. */
  documents(): Promise<string[]>;
  /** A bundle's ZIP, or a bundle's folder. */
  bundle(): Promise<string | null>;
  /** Where a text file of this proposed name goes. */
  saveText(name: string): Promise<string | null>;
  /** One transcript. */
  transcript(): Promise<string | null>;
  /** Where a transcript of this proposed name and kind goes. */
  saveTranscript(name: string, extension: 'vtt' | 'srt' | 'txt'): Promise<string | null>;
  /** Shows a file or folder in the system's file window. */
  show(path: string): void;
};
