test-supports = { $count ->
    [one] { $count } sostegno
   *[other] { $count } sostegni
  }
test-hello = Ciao { $name }
test-closes = Si chiude { $when }, restano { $left }
test-only-italian = Solo qui
test-link = Leggi { $link } e <strong>{ $name }</strong>
