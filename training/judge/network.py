"""The judge as a PyTorch module: BERT with few layers, trained as the engine will run it, at 4 bits."""
import numpy
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

HIDDEN, INNER, HEADS, PLACES, GROUP, DROPOUT = 384, 1536, 12, 160, 64, 0.1
LAYER = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
         "o": "attention.output.dense", "n1": "attention.output.LayerNorm", "f1": "intermediate.dense",
         "f2": "output.dense", "n2": "output.LayerNorm"}


class Rounded(torch.autograd.Function):
    """Weights as export.py will store them; gradients pass as if they were not rounded."""

    @staticmethod
    def forward(_, weight):
        groups = weight.view(weight.shape[0], -1, GROUP)
        scale = (groups.abs().amax(-1, keepdim=True) / 7).half().float()
        safe = torch.where(scale > 0, scale, torch.ones_like(scale))
        return (torch.clamp(torch.round(groups / safe), -7, 7) * scale).view_as(weight)

    @staticmethod
    def backward(_, gradient):
        return gradient


class Rounding:
    """Whether weights are rounded: not in the first part of the training."""
    on = False


def rounded(weight):
    return Rounded.apply(weight) if Rounding.on else weight


class Linear(nn.Linear):
    def forward(self, x):
        return functional.linear(x, rounded(self.weight), self.bias)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.f1, self.f2 = Linear(HIDDEN, INNER), Linear(INNER, HIDDEN)
        self.n1, self.n2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, mask):
        count, length, _ = x.shape
        heads = lambda y: y.view(count, length, HEADS, -1).transpose(1, 2)
        drop = lambda y: functional.dropout(y, DROPOUT, self.training)
        seen = functional.scaled_dot_product_attention(heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask)
        x = self.n1(x + drop(self.o(seen.transpose(1, 2).reshape(count, length, HIDDEN))))
        return self.n2(x + drop(self.f2(functional.gelu(self.f1(x)))))


class Judge(nn.Module):
    def __init__(self, pieces, layers):
        super().__init__()
        self.we, self.pe, self.te = (nn.Embedding(rows, HIDDEN) for rows in (pieces, PLACES, 2))
        self.n = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.pool, self.cls = Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, len("SRN"))

    def forward(self, ids, texts, mask):
        places = torch.arange(ids.shape[1])
        x = functional.embedding(ids, rounded(self.we.weight)) + functional.embedding(places, rounded(self.pe.weight))[None]
        x = functional.dropout(self.n(x + self.te(texts)), DROPOUT, self.training)
        mask = torch.zeros(mask.shape).masked_fill(~mask, -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return self.cls(functional.dropout(torch.tanh(self.pool(x[:, 0])), DROPOUT, self.training))

    def names(self):
        """Names of the weights here and in Hugging Face's BERT."""
        out = {"we.weight": "embeddings.word_embeddings.weight", "pe.weight": "embeddings.position_embeddings.weight",
               "te.weight": "embeddings.token_type_embeddings.weight"}
        parts = {"n": "embeddings.LayerNorm", "pool": "pooler.dense", "cls": "classifier"}
        parts |= {f"layers.{i}.{here}": f"encoder.layer.{i}.{there}" for i in range(len(self.layers)) for here, there in LAYER.items()}
        return out | {f"{here}.{kind}": f"{there}.{kind}" for here, there in parts.items() for kind in ("weight", "bias")}

    def start_from(self, weights, vocabulary, pieces):
        """Takes the lowest layers of a trained encoder, and its embeddings of the pieces that are kept."""
        given = load_file(weights)
        rows = {piece: row for row, piece in enumerate(open(vocabulary, encoding="utf-8").read().split("\n"))}
        own = self.state_dict()
        for here, there in self.names().items():
            if here == "we.weight":
                own[here] = given[there][[rows[piece] for piece in pieces]]
            elif here == "pe.weight":
                own[here] = given[there][:PLACES]
            elif not here.startswith("cls"):
                own[here] = given[there]
        self.load_state_dict(own)

    def load(self, path):
        given = numpy.load(path)
        self.load_state_dict({here: torch.from_numpy(given[there]) for here, there in self.names().items()})

    def save(self, path):
        own = self.state_dict()
        numpy.savez(path, **{there: own[here].numpy() for here, there in self.names().items()})
