/** The mark: an open book and a star in gold on lacquer red. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--sv-son)" />
      <g fill="none" stroke="#E9C46A" strokeWidth="1.7" strokeLinejoin="round" strokeLinecap="round">
        <path d="M16 12.6c-2.2-1.6-5-2.200-8.600-2v12.600c3.600-.2 6.400.4 8.600 2 2.200-1.600 5-2.200 8.600-2v-12.600c-3.600-.2-6.400.4-8.600 2z" />
        <path d="M16 12.600v12.600" />
      </g>
      <path fill="#E9C46A" d="M16 4.400l1 2.050 2.260.330-1.630 1.590.380 2.250L16 9.560l-2.010 1.060.380-2.250-1.630-1.590 2.260-.330z" />
    </svg>
  )
}
