/**
 * Stems that head every list of leaked passwords (SecLists “10k most common”, NCSC “top 100k”). A password that is one
 * of them, with or without digits and signs around it, is refused: `password123`, `Qwerty!2024`.
 */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  `password passwort passw0rd p@ssword p@ssw0rd passphrase motdepasse contraseña senha parola mypassword newpassword
  qwerty qwertyui qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfghjkl asdfgh zxcvbnm zxcvbn qazwsx qazwsxedc
  1q2w3e4r5t 1q2w3e4r 1qaz2wsx 1qaz2wsx3edc zaq12wsx q1w2e3r4t5 q1w2e3r4 qwer1234 asdf1234 abcd1234 abc123 a1b2c3d4e5
  letmein letmeinplease welcome welcomehome welcometo changeme changemenow administrator admin root superuser guest user
  test testing tester default secret secretpassword mysecret login signin access master iloveyou iloveyousomuch loveyou
  football baseball basketball superman batman spiderman starwars pokemon princess princesa sunshine monkey dragon shadow
  michael jennifer jessica charlie liverpool chelsea arsenal barcelona manchester trustno trustnoone whatever computer
  internet samsung google facebook microsoft corvette mustang ferrari mercedes butterfly chocolate hello helloworld
  freedom summer winter spring autumn january february march april june july august september october november december
  monday friday company correcthorsebatterystaple seedloom`.split(/\s+/),
);
