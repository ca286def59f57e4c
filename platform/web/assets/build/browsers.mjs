// What a phone of 2018 with its last updates understands.
export const STYLES = ['chrome80', 'edge80', 'firefox78', 'safari13.1']
export const MODULES = 'es2020'
