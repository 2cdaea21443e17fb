import './scale-bar.css';

type ScaleBarProps = {
  /** Absent where the picture has no scale. */
  scale: { widthPx: number; label: string } | undefined;
  notice: string;
};

/** A length on the ground and the words that belong to the map. */
export function ScaleBar({ scale, notice }: ScaleBarProps) {
  return (
    <div className="scale-bar">
      {scale && (
        <span className="scale-bar-length">
          <span className="scale-bar-line" style={{ width: `${Math.round(scale.widthPx)}px` }} />
          {scale.label}
        </span>
      )}
      <span className="scale-bar-notice">{notice}</span>
    </div>
  );
}
