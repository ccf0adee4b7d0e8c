/** The system's file pickers, as ports: the window room has the real ones. Null or empty means cancelled. */
export type Pickers = {
  folder(): Promise<string | null>;
  sounds(): Promise<string[]>;
  /** A bundle's ZIP, or a bundle's folder. */
  bundle(): Promise<string | null>;
  /** Where a text file of this proposed name goes. */
  saveText(name: string): Promise<string | null>;
  /** Shows a file or folder in the system's file window. */
  show(path: string): void;
};
