/** Accessible building blocks. They fetch nothing; their words come from `common`, `vocabulary` and their props. */
export {
  Badge,
  type BadgeTone,
  DisputedBadge,
  InIepBadge,
  IssueBadges,
  OutcomeBadge,
  PrivateBadge,
} from './badge.tsx';
export { BegunNotice, type FormDraft } from './begun.tsx';
export { BackLink, Button, type ButtonProps, IconButton, type IconButtonProps } from './button.tsx';
export { Checkbox, type Option, RadioGroup } from './choice.tsx';
export { copyText } from './copy-text.ts';
export { DateField } from './date-field.tsx';
export { ConfirmDialog, Dialog, FormDialog, toWrongField } from './dialog.tsx';
export { DropPlace } from './drop-place.tsx';
export { FindSelect } from './find-select.tsx';
export { FEW_CHOICES } from './finding.ts';
export { Form } from './form.tsx';
export { Item, Items } from './items.tsx';
export { Card, EmptyState, Facts, Loading, Page, Section } from './layout.tsx';
export { List, ListHeading, Row } from './list.tsx';
export { Menu, type MenuAction } from './menu.tsx';
export { MessagesProvider, useMessages } from './messages.tsx';
export { MoveButtons, moved } from './move-buttons.tsx';
export { Details, ErrorNotice, Notice } from './notice.tsx';
export { useParts } from './parts.ts';
export { PrintSheet } from './print-sheet.tsx';
export { PrivateSwitch } from './private-switch.tsx';
export { ProgressBar } from './progress.tsx';
export { ReadAloud } from './read-aloud.tsx';
export type { RowPlace } from './row-place.ts';
export { Select } from './select.tsx';
export { SelectAmong } from './select-among.tsx';
export { Tabs } from './tabs.tsx';
export { SecretField, TextArea, TextField } from './text-field.tsx';
export { type TableRowPlace, VirtualBody } from './virtual-body.tsx';
export { VirtualList } from './virtual-list.tsx';
