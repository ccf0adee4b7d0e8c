/** Accessible building blocks. They fetch nothing; their words come from `common`, `vocabulary` and their props. */
export { Badge, type BadgeTone, DisputedBadge, InIepBadge, OutcomeBadge, PrivateBadge } from './badge.tsx';
export { Button, type ButtonProps, IconButton, type IconButtonProps } from './button.tsx';
export { Checkbox, type Option, RadioGroup } from './choice.tsx';
export { DateField } from './date-field.tsx';
export { ConfirmDialog, Dialog, FormDialog } from './dialog.tsx';
export { Card, EmptyState, Facts, Loading, Page, Section } from './layout.tsx';
export { List, ListHeading, Row, type RowPlace } from './list.tsx';
export { Menu, type MenuAction } from './menu.tsx';
export { MessagesProvider, useMessages } from './messages.tsx';
export { Details, ErrorNotice, Notice } from './notice.tsx';
export { useParts } from './parts.ts';
export { PrintSheet } from './print-sheet.tsx';
export { ProgressBar } from './progress.tsx';
export { ReadAloud } from './read-aloud.tsx';
export { Select } from './select.tsx';
export { Tabs } from './tabs.tsx';
export { SecretField, TextArea, TextField } from './text-field.tsx';
export { VirtualList } from './virtual-list.tsx';
