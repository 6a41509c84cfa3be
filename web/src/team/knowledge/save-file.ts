/** Has the browser save bytes under a name: a link alone could not carry the access token. */
export function saveFile(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this call.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const ENDINGS: Record<string, string> = {
  'application/pdf': 'pdf',
  'text/markdown': 'md',
  'text/plain': 'txt',
};

/** A page has no file name of its own: its title, without what file systems refuse. */
export function pageFileName({ title, mediaType }: { title: string; mediaType: string }): string {
  return `${title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}.${ENDINGS[mediaType] ?? 'html'}`;
}
