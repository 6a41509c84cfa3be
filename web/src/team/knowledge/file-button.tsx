import { type ReactNode, useRef } from 'react';

interface FileButtonProps {
  className?: string;
  accept: string;
  multiple?: boolean;
  label?: string;
  title?: string;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** A button that opens the file picker. */
export function FileButton({
  className = '',
  accept,
  multiple = false,
  label,
  title,
  onFiles,
  children,
}: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={label}
        title={title}
        onClick={() => field.current?.click()}
      >
        {children}
      </button>
      <input
        ref={field}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file chosen again is a choice too.
          target.value = '';
        }}
      />
    </>
  );
}
