"""Turning what a bank says under a probe's name into code that returns an observation. Runs inside the child.

# Probes

A probe is run on the submission and on the reference, from the same seed. It never decides anything: it returns what it
saw, and the judge compares the two observations outside both processes. Code in a probe finds defined: all that `setup`
and the submission define, `torch`, `nn`, `F`, `math`, `np`, and `SEED`. Before every run torch, random and numpy are
seeded.

Three kinds take code as it stands:

    call: softmax(torch.randn(4, 5), dim=1)          # an expression
    cases: ["softmax(torch.ones(1, 1), dim=0)", …]   # several; each is run and shown by itself
    observe: |                                       # statements; what `return` gives is observed
      x = torch.randn(3, 4)
      return {"sum": softmax(x, 1).sum(1)}

`expect` replaces the comparison with the reference: a literal, or any of `{finite: true}`, `{shape: [2, 3]}`,
`{dtype: float32}`, `{min: 0, max: 1}`, `{equals: literal}`, `{raises: ValueError}`.

    raises: softmax(torch.ones(2), dim=7)            # the same class of exception as the reference's
    raises: {call: "softmax(torch.ones(2), dim=7)", error: IndexError}

The other kinds share one shape: `inputs` names expressions, evaluated in order, each seeing those before it; `call` is
an expression or statements with `return` over these names; where it is missing the question's entry is called with all
inputs. What changes inputs changes every floating-point tensor among them, or those that `of` names.

    extreme: {inputs: {x: "torch.randn(3, 4)"}, call: "softmax(x, dim=1)", only: [large, zeros]}
        variants: large (×1e4), tiny (×1e-4), equal, zeros, scales (rows of very different size), neg_inf (one entry
        of each row); an exception is seen by its class
    grad: {inputs: {x: "torch.randn(3, 4)", layer: "MyLinear(4, 2)"}, call: layer(x), wrt: [x]}
        gradients under a non-constant cotangent, in float64; without `wrt` of all inputs and all parameters
    no_mutation: {inputs: {x: "torch.randn(3, 4)"}, call: "softmax(x, dim=1)", shares: false}
        arguments after the call, and which of them share memory with the result; `shares: true` asks for a view
    dtype: {inputs: …, call: …, dtypes: [float64, bfloat16]}
        results for other element types (float16 and bfloat16 are compared more loosely unless a tolerance is given)
    noncontiguous: {inputs: …, call: …, only: [transposed, strided, expanded]}
    metamorphic: {inputs: {x: "torch.randn(2, 5, 8)"}, call: attend(x), causal: {of: x, dim: 1}}
        one relation of: permute: {of, dim, out} (`out: null` for an invariant) · shift: {of, by} ·
        scale: {of, by, out: power} · batch: {of, dim: 0, out: 0} · causal: {of, dim: 1, out: 1} ·
        padding: {of, dim: 1, by: 3, mask: name, out: 1}; `of` is a name or a list of names that change together; the
        two sides of the submission's own results are compared
    mode: {module: "MyDropout(0.5)", inputs: {x: "torch.ones(8, 8)"}, values: true}
        two calls in training, two in evaluation, buffers before and after; the name `module` is defined for `call`
    registered: MyLayer(4, 2)        or        registered: {module: "MyLayer(4, 2)", names: false}
        parameters, buffers, .double(), state_dict round trip, independence of a deep copy; `names: false` compares
        shapes alone
    stat: {draw: "my_dropout(torch.ones(16))", times: 2000, of: [mean, var]}
        mean and variance of many draws against the reference's, by a bound that follows from the number of draws; two
        draws differ where the reference's do
    resource: {inputs: {x: "torch.randn(n, 8)"}, call: cumulative(x), sizes: [32, 128], slack: 2, of: [operators]}
        operators, largest (elements of the largest new tensor), total (bytes of new tensors): at most `slack` times
        the reference's at each size `n`
    equivalence: {inputs: {x: "torch.randn(6, 4)"}, paths: [whole(x), "torch.cat([part(r) for r in x.split(2)])"]}
        paths of the submission itself that must agree with the first
"""
